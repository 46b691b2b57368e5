import { PhraseIndex } from '../phrase-index.js';

/**
 * What customers of shops, services and banks speak of. A theme is what is spoken of, not where: the touchpoint is
 * no evidence for it. Written for this project; English.
 */
const WORDS_OF: Readonly<Record<string, string>> = {
  delivery: `(deliver|delivers|delivered|delivering|delivery|deliveries|undelivered)
    (parcel|parcels|package|packages|courier|couriers|shipment|shipments|shipping|shipped|ships|dispatch|dispatched|despatched|driver|drivers|depot|carrier|consignment|doorstep|mailbox|letterbox)
    (tracking|track and trace|out for delivery|arriving tomorrow|in transit|left at the door|left with a neighbour|left with a neighbor|attempted delivery|missed delivery|delivery slot|delivery window|next day|ship date)
    (order|orders|item|items|sofa|goods|box|it|they|shoes|coat|jacket|table|book|gift|present|furniture|things) (has|have|had|is|was|still|) (just|still|finally|) (not|never|hasn't|haven't|didn't|did not|has not|have not|not yet|) (yet|even|) (arrive|arrived|come|came|turned up|turn up|showed up|show up|shipped|delivered)
    (arrived|arrive|came|turned up|showed up) (#|two|three|) (@|) (late|early|on time|damaged|broken|crushed|empty|today|yesterday|quickly|fast|promptly)
    (never arrived|not arrived|hasn't arrived|haven't arrived|didn't arrive|yet to arrive|late arriving|lost in the post|lost in transit|by post|# @ late)
    (lost|delayed|damaged) (luggage|baggage|bag|bags)`,
  returns: `(refund|refunds|refunded|refunding|exchange|exchanged|exchanges|money back)
    (return|returns|returned|returning) (it|them|this|the|my|an|a|label|labels|policy|desk|process|item|items|window|slip|form|parcel|) (item|items|shoes|dress|coat|order|product|jacket|)
    (send|sent|sending|take|took|taking|bring|brought) (it|them|this|everything|the item|) back
    (store credit|credit note|restocking fee)`,
  price: `(price|prices|priced|pricing|pricey|cost|costs|costly|expensive|overpriced|cheap|cheaper|cheapest|affordable|discount|discounts|voucher|vouchers|coupon|coupons|promo|promotion|offer code|bargain|value for money|fare|fares|rip off|ripoff)
    (good|great|poor|bad|better|best|excellent) value
    (hidden|extra|additional|late|annual|monthly|overdraft|delivery|bag|change) (fee|fees|charge|charges)
    (waste of money|worth the money|for the money|for the price|price match|interest rate|interest rates|on sale|sale price)`,
  staff: `(staff|employee|employees|assistant|assistants|cashier|cashiers|manager|managers|colleague|colleagues|salesman|saleswoman|salesperson|salespeople|clerk|clerks|advisor|advisors|adviser|advisers|representative|representatives|rep|reps|agent|agents|attendant|attendants|waiter|waitress|waiters|waitresses|server|servers|waitstaff|crew|teller|operator|technician|consultant|stewardess)
    (rude|polite|friendly|helpful|unhelpful|courteous|condescending|dismissive|attentive) (man|woman|lady|guy|person|people|team|gentleman|)
    (the|your|this|a|that|very|) (lady|guy|gentleman|woman|man|girl|person|team) (at|in|on|behind|who|was|were|helped)
    (service|served) (was|is|were|by|) (rude|friendly|polite|slow|excellent|terrible|poor|great|awful|good|bad|horrible|impeccable|attentive)
    (customer service|customer care|service team|flight attendant|flight attendants|gate agent)`,
  website: `(website|websites|web site|webshop|web shop|web page|webpage|site|homepage|online shop|online store|app|apps|log in|login|logging in|logged in|password|passwords|search bar|search function|browser|online form|online account|two-factor|captcha|wifi|app store|user interface|interface|error message|error code)
    (app|site|website|page|checkout|it) (keeps|kept|) (crash|crashes|crashed|crashing|freezes|froze|freezing|loading|won't load|doesn't load|times out|timed out)
    (crash|crashes|crashed|crashing)`,
  'product quality': `(quality|defect|defective|defects|faulty|broken|broke|breaks|flimsy|durable|sturdy|material|materials|fabric|stitching|zip|zipper|seam|seams|sole|soles|fits|sizing|wrong size|size|sizes|colour|color|battery|batteries|screen|sound|speaker|durability|workmanship|craftsmanship|well made|badly made|poorly made|cheaply made|scratched|scratches|dented|torn|stained|shrunk|shrank|faded)
    (fell|falling|falls|came|coming) (apart|off|to pieces|undone)
    (stopped|stops|quit|not|isn't|never|doesn't|didn't|won't|does not) (even|) (work|working|worked|charge|turn on|turning on)
    (as described|not as described|as pictured|looks like the picture|food|meal|taste|tasty|delicious|product|products)
    (wrong|damaged|faulty) (item|items|product|size|colour|color|order)`,
  payment: `(payment|payments|paid twice|pay|paying|paid|charged|overcharged|billed|billing|bill|bills|invoice|invoices|debit|debited|direct debit|credit card|debit card|gift card|card declined|card|cards|paypal|checkout|transaction|transactions|transfer|transfers|wire|charged twice|double charged|installment|instalment|installments|instalments|chargeback|cheque|check bounced)`,
  waiting: `(wait|waits|waited|waiting|queue|queues|queued|queuing|queueing|on hold|hold time|wait time|waiting time|standing in line|in line|long line|long lines|took forever|takes forever|took ages|takes ages|line was|lines were|slow service|stuck on the)
    (#|) (@) (on hold|in the queue|in line|in a queue|to get through|to be served|for an answer|for someone)
    (hold|waited|sat) (for|) (over|more than|almost|nearly|about|) # @
    (flight|plane|train|appointment) (was|is|has been|got|) (late|delayed)
    (delay|delays|delayed)`,
  communication: `(nobody|no one|no-one|noone|never|not|didn't|did not|hasn't|haven't|don't|doesn't|won't) (ever|even|once|has|had|) (told|tell|informed|inform|notified|notify|warned|explained|explain|answered|answer|answers|replied|reply|replies|responded|respond|responds|called|call|called back|call back|calls back|contacted|contact|updated|emailed|got back|get back|let me know|let us know)
    (no|without any|without|zero|lack of|any|poor|bad|good|great|clear) (response|reply|answer|answers|explanation|apology|update|updates|communication|information|notice|news|confirmation)
    (communication|communicate|communicated|communicates|misinformed|misleading|conflicting information|different answers|different story|passed around|passed from|bounced around|run around|runaround|kept informed|kept me informed|kept us informed|kept me updated|confirmation email|hung up|call back|called back|unanswered|told me|told us|was told|were told|been told|informed me|letter|letters)`,
  stock: `(stock|stocked|restock|restocked|sold out|out of stock|in stock|unavailable|not available|availability|back order|backorder|backordered|empty shelves|shelf|shelves|discontinued|range|selection|assortment|variety|inventory)`,
  store: `(fitting room|fitting rooms|changing room|changing rooms|parking|car park|opening hours|toilet|toilets|restroom|restrooms|aisle|aisles|till|tills|self checkout|layout|store is|store was|shop is|shop was|music in|lighting|escalator|tidy|untidy|clean store|dirty|atmosphere|ambience|ambiance|decor)`,
  account: `(account|accounts|profile|membership|member|loyalty points|loyalty card|points|subscription|unsubscribe|register|registration|locked out|verification|verify|checking account|savings account|bank account|overdraft|statement|statements|personal data|my data|personal information|privacy|identity theft|fraud|fraudulent|unauthorized|unauthorised)`,
  'credit report': `(credit report|credit reports|credit reporting|credit file|credit score|credit scores|credit bureau|credit bureaus|credit history|experian|equifax|transunion|trans union|hard inquiry|hard inquiries|inquiry|inquiries|tradeline|tradelines|fcra|fair credit reporting|consumer report|credit card application)
    (remove|removed|delete|deleted|dispute|disputed) (this|it|these|from|the) (from|) (my|) (credit|report|inquiry|account|item|items)`,
  debt: `(debt|debts|debt collector|debt collectors|debt collection|collections|collection agency|collection company|collector|owe|owed|owing|past due|charged off|charge off|charge-off|validation of debt|repossessed|repossession|garnish|garnishment|bankruptcy)`,
  loan: `(loan|loans|mortgage|mortgages|refinance|refinanced|refinancing|lender|lenders|escrow|foreclosure|forbearance|principal|loan servicer|servicer|student loan|student loans|car loan|auto loan|lease|leased|modification)`,
  booking: `(booking|bookings|booked|rebook|rebooked|reservation|reservations|reserved|reschedule|rescheduled|appointment|appointments|ticket|tickets|seat|seats|upgrade|boarding pass|check in|check-in)
    (cancel|cancels|cancelled|canceled|cancelling|canceling|cancellation|cancellations)`,
  warranty: `(warranty|warranties|guarantee|guaranteed|repair|repairs|repaired|repairing|replacement|replacements|spare part|spare parts|service centre|service center|under warranty|replaced)`,
};

/** Every theme, in the order they are named. */
export const THEMES: readonly string[] = Object.keys(WORDS_OF);

export const THEME_PHRASES = new PhraseIndex(
  Object.entries(WORDS_OF).flatMap(([theme, lines]) => lines.split('\n').map((line) => [line, theme] as const)),
);
