import type { Words } from './words.js';

export const aboutWebShop: Record<string, Words> = {
  website: {
    negative: {
      said: [
        'The website is slow and the search never finds what I type.',
        'The photos of the {product} look nothing like the real colour.',
        'The website logged me out {n} times while I was choosing a {product}.',
        'The size of the {product} is nowhere to be found on the page.',
        'The website said the {product} was in stock and then cancelled my order. Frustrating.',
        'The filter for the {room} does not work on my phone.',
        'My wish list was lost after the last update of the app.',
        'Confusing menus, I gave up looking for a {product}.',
      ],
      more: [
        'Please fix it.',
        'I nearly bought it elsewhere.',
        'It worked better last year.',
        'I had to start from the beginning.',
      ],
    },
    neutral: {
      said: [
        'I compared {n} kinds of {product} on the website.',
        'I looked up opening times for {store}.',
        'I put a {product} on my wish list.',
        'I used the app instead of the website this time.',
        'I signed up for the newsletter.',
        'I read the care instructions for the {product}.',
      ],
      more: ['It was on {weekday} evening.', 'I have not ordered yet.'],
    },
    positive: {
      said: [
        'The website is clear and the photos are beautiful.',
        'Found the {product} in seconds, great search.',
        'I love that the website shows what would match my {product}.',
        'The room planner is brilliant and really helped with the {room}.',
        'Honest reviews and good measurements, that makes it easy to choose.',
        'The app remembers my sizes and my {room}, very helpful.',
      ],
      more: ['A pleasure to use.', 'I ordered a {product} straight away.', 'Thank you.'],
    },
  },
  'online checkout': {
    negative: {
      said: [
        'The payment failed {n} times before the order went through.',
        'My voucher code was rejected at checkout without any reason.',
        'I had to type in my address again although I have an account. Annoying.',
        'Checkout added an extra charge at the last step, that is not fair.',
        'The checkout page froze after I had paid and I never got a confirmation.',
      ],
      more: ['I gave up on the {product}.', 'I do not trust it with my card any more.', 'Very irritating.'],
    },
    neutral: {
      said: [
        'I paid on invoice this time.',
        'I checked out as a guest.',
        'I used a gift card for the {product}.',
        'I changed my address before I paid.',
      ],
      more: ['The confirmation came by email.', 'It was {n} items in all.'],
    },
    positive: {
      said: [
        'Checkout took less than a minute, lovely and simple.',
        'Paying was easy and I got the confirmation at once.',
        'Great that I can keep my basket between phone and computer.',
        'The loyalty discount was taken off without my asking, nice.',
      ],
      more: ['Very smooth.', 'I ordered a {product} and a {product}.', 'Well done.'],
    },
  },
  product: {
    negative: {
      said: [
        'The {product} broke after {n} weeks.',
        'The {product} looks cheap for the price.',
        'The colour of the {product} is not the one I ordered.',
        'The seams came apart after {n} washes. Poor quality.',
        'The instructions for the {product} are useless and a screw was missing.',
        'Very disappointed with the {product}, it wobbles.',
      ],
      more: ['I expected better quality.', 'I will not buy this {product} again.', 'It is not worth the money.'],
    },
    neutral: {
      said: [
        'The {product} is smaller than I had imagined.',
        'I bought the {product} for the {room}.',
        'The {product} does what it should.',
        'This is my second {product} of this kind.',
      ],
      more: ['It is for {occasion}.', 'I have had it for {n} weeks.'],
    },
    positive: {
      said: [
        'I love my new {product}, the quality is excellent.',
        'The {product} is even more beautiful than in the photos.',
        'Wonderful {product}, worth every penny.',
        'The {product} feels solid and looks great in the {room}.',
        'Perfect for {occasion}, everyone admired the {product}.',
        'Very happy with the {product}, I have ordered a second one.',
      ],
      more: [
        'Highly recommended.',
        'It was easy to put together.',
        'It matches the {product} I bought last year.',
        'Great value.',
      ],
    },
  },
  'return by post': {
    negative: {
      said: [
        'I sent the {product} back {n} weeks ago and still have no refund.',
        'I had to pay for sending back a faulty {product}. Unfair.',
        'The return label could not be printed and nobody answered my email.',
        'The return form is so complicated that I gave up.',
      ],
      more: ['I want my money back.', 'That was the last time.'],
    },
    neutral: {
      said: [
        'I sent back a {product} on {weekday}.',
        'I printed the return label at home.',
        'I kept one {product} and returned the other.',
      ],
      more: ['The refund takes {n} days, it says.', 'I will order another size.'],
    },
    positive: {
      said: [
        'Sending the {product} back was easy and the refund came quickly.',
        'The label was in the box, I only had to drop it off. Great.',
        'Fair and fast return, thank you.',
      ],
      more: ['That makes ordering online safe for me.', 'Refund after {n} days.'],
    },
  },
};
