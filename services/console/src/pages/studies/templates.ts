import type { StudyTemplates } from '@mirrorloop/contracts';

/** The free templates' attributes, as the contract has them. */
export const TEMPLATES: StudyTemplates = {
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
