import { access } from './access.js';
import { actions } from './actions.js';
import { audit } from './audit.js';
import { failures } from './failures.js';
import { elsewhere } from './elsewhere.js';
import { fielding } from './fielding.js';
import { home } from './home.js';
import { insights } from './insights.js';
import { live } from './live.js';
import { mirrors } from './mirrors.js';
import { meetings } from './meetings.js';
import { paired } from './paired.js';
import { people } from './people.js';
import { playbooks } from './playbooks.js';
import { protection } from './protection.js';
import { serious } from './serious.js';
import { shell } from './shell.js';
import { signals } from './signals.js';
import { sources } from './sources.js';
import { studies } from './studies.js';
import { studyReport } from './study-report.js';
import { work } from './work.js';

const areas = [
  shell,
  home,
  signals,
  insights,
  studies,
  fielding,
  studyReport,
  mirrors,
  paired,
  actions,
  sources,
  failures,
  audit,
  access,
  people,
  live,
  protection,
  work,
  meetings,
  playbooks,
  elsewhere,
  serious,
];
const all = (lang: 'en' | 'de'): Record<string, string> => Object.assign({}, ...areas.map((area) => area[lang]));

export const sentences = { en: all('en'), de: all('de') };
