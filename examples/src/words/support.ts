import type { Words } from './words.js';

export const aboutSupport: Record<string, Words> = {
  'support call': {
    negative: {
      said: [
        'Third call. Each time I start from the beginning.',
        'I was on hold for {minutes} minutes and then cut off.',
        'Nobody called me back although it was promised for {weekday}.',
        'Was passed on to {n} people and none of them could help me. Useless.',
        'The agent read from a script and did not listen.',
        'Customer says the {product} is faulty and is angry that nobody takes responsibility.',
        'I have explained my problem {n} times now and nobody writes it down.',
        'The hotline is impossible to reach on a {weekday}.',
        'I was charged twice and the hotline says that it is not their department.',
        'Customer complains about a wrong invoice, second call about it.',
      ],
      more: [
        'I asked for a manager and got none.',
        'Very frustrating.',
        'I am thinking of closing my account.',
        'Customer wants it in writing.',
      ],
    },
    neutral: {
      said: [
        'Customer asks for the opening times in {store}.',
        'Customer wants to know how to care for the {product}.',
        'Question about the balance of loyalty points.',
        'Customer changes the address on the account.',
        'Customer asks whether the {product} comes in another size.',
        'Customer asks when the order will be sent.',
        'Question about the guarantee of a {product}.',
      ],
      more: ['Answered.', 'Sent by email.', 'Customer will call again.', 'Took {minutes} minutes.'],
    },
    positive: {
      said: [
        'The lady on the phone was patient and solved it at once. Thank you!',
        'Great service, I was called back within the hour.',
        'Very friendly agent, he knew my order without my explaining anything.',
        'Customer is happy with the replacement for the {product} and says thanks.',
        'Problem with my {product} solved in one call, excellent.',
        'Customer praises the team in {store} and wanted us to know.',
      ],
      more: ['That is good service.', 'A real pleasure.', 'Please pass on my thanks.'],
    },
  },
  'support chat': {
    negative: {
      said: [
        'The chat robot keeps asking the same thing and never gives an answer.',
        'I waited {minutes} minutes in the chat and then it closed.',
        'The chat told me to call, the hotline told me to use the chat. Ridiculous.',
        'The answer in the chat was wrong and cost me a trip to {store}.',
      ],
      more: ['I had to type everything twice.', 'This is a waste of time.'],
    },
    neutral: {
      said: [
        'I asked in the chat whether the {product} is in stock in {store}.',
        'I asked for a copy of my invoice.',
        'I asked how long the offer lasts.',
      ],
      more: ['I got a link.', 'It took {minutes} minutes.'],
    },
    positive: {
      said: [
        'Quick and helpful answer in the chat, great.',
        'The chat sorted out my order in five minutes, thank you.',
        'Friendly chat, and they sent me the right spare part for the {product}.',
      ],
      more: ['Perfect.', 'Better than calling.'],
    },
  },
  complaint: {
    negative: {
      said: [
        'I am writing to complain about the way I was treated in {store}.',
        'I have written {n} emails about my {product} and had no reply.',
        'The price of the {product} was raised after I had ordered it. That is dishonest.',
        'I keep getting your newsletter although I unsubscribed {n} times. Annoying.',
        'The repair of my {product} has taken {n} weeks and nobody tells me anything.',
        'Your loyalty points expired without a warning, which is unfair.',
      ],
      more: [
        'I expect an answer by {weekday}.',
        'I have been a customer for {n} years.',
        'Please take this seriously.',
      ],
    },
    neutral: {
      said: [
        'I would like to suggest longer opening times in {store}.',
        'Please send me the new catalogue.',
        'I have a question about your loyalty scheme.',
      ],
      more: ['Kind regards.', 'A reply by email is enough.'],
    },
    positive: {
      said: [
        'Thank you for the quick and generous answer to my complaint.',
        'You put it right at once, I am impressed.',
        'I was upset before and now I am a happy customer again.',
      ],
      more: ['Kind regards.', 'That is how to keep customers.'],
    },
  },
};
