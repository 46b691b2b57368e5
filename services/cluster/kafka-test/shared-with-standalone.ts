/* eslint-disable @nx/enforce-module-boundaries -- the tests of one shape hold for the other: what they share is no part of either's product */
export { Client, importForm } from '../../standalone/test/client.js';
export { connectTo } from '../../standalone/test/database.js';
export { actionsJourney } from '../../standalone/test/journeys/actions-journey.js';
export { EVENTS, ROWS } from '../../standalone/test/journeys/delivery-surge.js';
export { IDENTIFIED, invitationJourney } from '../../standalone/test/journeys/invitation-journey.js';
export { meetingJourney } from '../../standalone/test/journeys/meeting-journey.js';
export { pathJourney } from '../../standalone/test/journeys/path-journey.js';
export { checkTables, wantedInTables } from '../../standalone/test/kill-checker.js';
export { MovedClock } from '../../standalone/test/moved-clock.js';
export { eventually, freshFolder, Program } from '../../standalone/test/program.js';
