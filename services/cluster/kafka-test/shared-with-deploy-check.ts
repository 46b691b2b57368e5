/* eslint-disable @nx/enforce-module-boundaries -- docker-compose.yml is read in one way by all tests */
export { composeFile, filledIn } from '../../../tools/deploy-check/src/compose.js';
