import type { StudyTemplates } from '@mirrorloop/contracts';
import { questionsOf, TEMPLATES, type Template } from './templates.js';

const told: StudyTemplates = {
  retail: {
    needs: 'Anticipation of needs',
    special: 'Feeling special',
    trust: 'Trust',
    communication: 'Communication',
    delivery: 'Delivery',
    range: 'Range',
    price: 'Price',
    returns: 'Returns',
  },
  'service-quality': {
    tangibles: 'Tangibles',
    reliability: 'Reliability',
    responsiveness: 'Responsiveness',
    assurance: 'Assurance',
    empathy: 'Empathy',
  },
};

describe('the free templates', () => {
  it.each(Object.keys(TEMPLATES) as Template[])('ask in %s what the contract tells pages they do', (template) => {
    const asked = questionsOf(template).map(({ id, attribute }) => [id, attribute]);
    expect(Object.fromEntries(asked)).toEqual(told[template]);
  });
});
