import type { Words } from './words.js';

export const aboutShops: Record<string, Words> = {
  'store visit': {
    negative: {
      said: [
        'I walked round the {store} shop for {minutes} minutes and nobody offered to help.',
        'The shop in {store} was untidy and half of the shelves were empty.',
        'The music was so loud that I left without buying the {product} I came for.',
        'Staff were chatting to each other and ignored me. Disappointing.',
        'The {product} I had seen online was not in the {store} shop.',
        'The lift was broken again, impossible with a pushchair.',
        'I felt unwelcome from the moment I came in.',
        'Everything has been moved again and I could not find the {product}.',
        'Poor range compared with last year, the {store} shop has become boring.',
      ],
      more: [
        'I left without buying anything.',
        'It used to be my favourite shop.',
        'A pity, I had driven {minutes} minutes to get there.',
        'Nobody seemed to care.',
      ],
    },
    neutral: {
      said: [
        'I looked at a {product} in the {store} shop but did not buy one.',
        'I came in on {weekday} to compare colours.',
        'The shop in {store} has been rearranged since my last visit.',
        'I was only looking for ideas for the {room}.',
        'The {store} shop was about as busy as usual.',
        'I went in for a {product} and came out with a {product}.',
      ],
      more: ['I may come back for it.', 'It was a {weekday}.', 'I had about {minutes} minutes.'],
    },
    positive: {
      said: [
        'Such a lovely shop, I always find something for the {room}.',
        'The team in {store} were friendly and really helpful.',
        'I love how the {store} shop is arranged, it gives me so many ideas.',
        'A warm welcome and a beautiful display, a pleasure to visit.',
        'Great range and a calm atmosphere in {store}.',
        'I was greeted by name and felt special. Wonderful.',
        'The new displays in the {store} shop are gorgeous.',
        'Found the perfect {product} for {occasion}, thank you!',
        'Staff took time to carry the {product} to my car. Brilliant.',
        'Clean, bright and never too crowded. I enjoy coming here.',
      ],
      more: [
        'I will be back.',
        'I ended up buying a {product} as well.',
        'It made my {weekday}.',
        'I have told my friends about it.',
      ],
    },
  },
  checkout: {
    negative: {
      said: [
        'I queued for {minutes} minutes at the till in {store} with only one till open.',
        'The till charged me twice for the {product}.',
        'The discount on the label was not given at the till and I had to argue for it.',
        'The card machine was down and the queue went round the shop.',
        'The cashier was rude and packed the {product} so badly that it chipped.',
        'Waiting to pay took longer than choosing. Terrible.',
      ],
      more: [
        'Please open a second till.',
        'I nearly left the {product} behind.',
        'It was a {weekday}, so you must have known it would be busy.',
      ],
    },
    neutral: {
      said: [
        'I paid by card at the till.',
        'There was a short queue at the till on {weekday}.',
        'I was asked for my loyalty number at the till.',
        'I used the self-service till for the first time.',
      ],
      more: ['It took about five minutes.', 'I bought a {product}.'],
    },
    positive: {
      said: [
        'Quick and friendly at the till, and the {product} was wrapped beautifully.',
        'No queue at all, paid in a minute. Great.',
        'The cashier noticed a mark on the {product} and fetched me a perfect one. Excellent service.',
        'Checkout was fast even though the {store} shop was full.',
        'The gift wrapping at the till is lovely and free, thank you.',
        'The lady at the till was cheerful and helpful.',
      ],
      more: ['That is how it should be.', 'It was for {occasion}.', 'A good end to a nice visit.'],
    },
  },
  'returns desk': {
    negative: {
      said: [
        'The returns desk refused my {product} although I had the receipt.',
        'I waited {minutes} minutes at the returns desk for a simple refund.',
        'They offered a voucher instead of a refund for a faulty {product}. Not acceptable.',
        'The refund was promised within {n} days and has still not arrived.',
        'I was treated like a thief for bringing back a broken {product}.',
        'You can only return web orders at some shops, which nobody tells you. Annoying.',
      ],
      more: [
        'I had to come back on {weekday} with my bank card.',
        'The sign says no questions asked.',
        'I expected better.',
      ],
    },
    neutral: {
      said: [
        'I returned a {product} in {store}.',
        'I swapped the {product} for another colour.',
        'The refund for the {product} goes back to my card.',
        'I brought back a {product} that I had ordered online.',
      ],
      more: ['It took about {minutes} minutes.', 'I had the receipt with me.'],
    },
    positive: {
      said: [
        'Returning the {product} was easy and the refund was there in {n} days.',
        'No fuss at all at the returns desk in {store}, great service.',
        'They replaced my chipped {product} at once and apologised. Very good.',
        'The man at the returns desk was kind and quick.',
        'Very fair about a return without a receipt, thank you.',
      ],
      more: ['That is why I buy from you.', 'It took less than five minutes.', 'I was pleasantly surprised.'],
    },
  },
  'product advice': {
    negative: {
      said: [
        'The advice was wrong: the {product} I was sold does not fit the {room}.',
        'Nobody in {store} knew anything about the {product}.',
        'I was pushed towards the most expensive {product}.',
        'The adviser was in a hurry and did not listen to what I need.',
        'I booked an advice appointment for {weekday} and nobody knew of it.',
      ],
      more: ['I had to find out by myself.', 'I expected more from a specialist.', 'A waste of an afternoon.'],
    },
    neutral: {
      said: [
        'I asked about curtains for the {room}.',
        'I had an advice appointment in {store} on {weekday}.',
        'The adviser gave me samples for the {room}.',
        'We measured the {room} together on a plan.',
      ],
      more: ['I have not decided yet.', 'I will think about the {product}.'],
    },
    positive: {
      said: [
        'Excellent advice about lighting for the {room}, she really knew her subject.',
        'He remembered what I had bought before and found a {product} to match. Impressive.',
        'The adviser in {store} listened, understood and saved me money. Thank you!',
        'I got honest advice not to buy the dearer {product}. That builds trust.',
        'She anticipated what we would need for the {room} before we asked. Wonderful.',
      ],
      more: ['I have recommended it to friends.', 'We are delighted with the {room}.', 'Worth the trip to {store}.'],
    },
  },
  'click and collect': {
    negative: {
      said: [
        'I got a message that my {product} was ready to collect and it was not there.',
        'Collecting my order took {minutes} minutes because nobody could find it.',
        'Click and collect was ready {n} days later than promised.',
        'The wrong {product} was in the bag I collected.',
        'The collection point in {store} was not staffed and I waited for ages.',
      ],
      more: ['I had come on purpose.', 'What is the point of reserving it?', 'I cancelled it in the end.'],
    },
    neutral: {
      said: [
        'I collected a {product} in {store} on {weekday}.',
        'The order was ready after {n} days.',
        'The collection point has moved to the first floor.',
        'My husband collected the order for me.',
      ],
      more: ['I had the code on my phone.', 'It was for {occasion}.'],
    },
    positive: {
      said: [
        'Ordered at lunch, collected after work, easy.',
        'Click and collect in {store} was quick and friendly.',
        'My order was ready early and they helped me carry the {product}. Great.',
        'So convenient, in and out in five minutes.',
        'They had checked the {product} for damage before I came. Very thoughtful.',
      ],
      more: ['I will use it again.', 'Perfect for a {weekday}.', 'Thank you to the team in {store}.'],
    },
  },
};
