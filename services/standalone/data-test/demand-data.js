import fs from 'node:fs';

/** The real data is beside the repository in CI and not on a user's machine: say so, and fail rather than skip. */
export default function demandData() {
  for (const file of [
    'cfpb_complaints/complaints.csv',
    'golden_facts/facts.json',
    'wabo_receipt_deadlines/events.csv',
    'it_incidents/events.csv',
  ])
    if (!fs.existsSync(new URL(`../../../../shared/data/${file}`, import.meta.url)))
      throw new Error(`test:data needs ../shared/data/${file} beside the repository, and it is not there.`);
}
