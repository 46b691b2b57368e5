/** What the image can run, by the name of its folder. */
export const services = ['ingestion', 'insight', 'action-tracker', 'gateway'];
