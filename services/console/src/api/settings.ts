import type { CaseSettingsView, SeriousSettingsView } from '@mirrorloop/contracts';
import { read, send } from './request.js';

const serious = '/api/insight/serious-signals';
const cases = '/api/action-tracker/case-settings';

export const readSerious = () => read<SeriousSettingsView>(serious);
export const readCaseSettings = () => read<CaseSettingsView>(cases);
/** What is no number goes along as it was typed, so that the answer names the field. */
export const putSerious = (wanted: object) => send<SeriousSettingsView>('PUT', serious, wanted);
export const putCaseSettings = (wanted: object) => send<CaseSettingsView>('PUT', cases, wanted);
