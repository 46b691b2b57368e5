import { PhraseIndex } from '../phrase-index.js';

/**
 * What customers say of a service without a word of feeling in it: 'two weeks late', 'nobody told us'. A phrase
 * carries its own negation, so nothing turns it round. Written for this project.
 */
const PHRASES: readonly (readonly [number, string])[] = [
  // what didn't come, wasn't done, wasn't said
  [
    -2.5,
    "(never|not yet|has not|have not|had not|hasn't|haven't|hadn't|did not|didn't|still not|not) (ever|even|yet|) (arrived|arrive|come|came|received|receive|delivered|deliver|shown up|show up|turned up|turn up|showed up|been delivered|been received|got here|shipped|ship|dispatched|been shipped)",
  ],
  [
    -2.5,
    "(never|not|has not|have not|hasn't|haven't|did not|didn't|don't|doesn't|won't|nobody|no one|no-one|noone) (ever|even|) (answered|answer|answers|replied|reply|replies|responded|respond|responds|called|call|calls|called back|call back|calls back|rang|rang back|ring back|picked up|pick up|picks up|got back|get back|gets back|contacted|contact|emailed|email|written back)",
  ],
  [
    -2.3,
    '(nobody|no one|no-one|noone|never|not) (has|had|ever|even|) (told|informed|notified|warned|explained|explains|apologised|apologized|updated|bothered|helped|helps|cares|cared|knows|knew|listens|listened|there to help|available)',
  ],
  [
    -2,
    '(no|without|without any|not a|zero) (response|reply|answer|answers|explanation|apology|update|updates|information|info|help|notice|warning|refund|compensation|solution|communication|reason|contact|luck|sign|trace|news|record|confirmation|show|wifi|service|customer service|idea)',
  ],
  [-2, 'no (one|body) (to|at|in) (help|answer|the desk|the store|the shop|the counter|sight)'],
  [-2.2, '(still|been|am|was|were|keep|kept|left|been left) (waiting|on hold|chasing)'],
  [
    -2,
    '(waited|waiting|on hold|queued|queuing|delayed|sitting|stuck|stood) (for|over|about|in line for|in line|more than|almost|nearly|up to|) (over|more than|almost|nearly|) # (and a half|full|whole|more|) @',
  ],
  [-2.3, '(#|) # (@|more @|whole @|full @) (late|overdue|delayed|wait|delay|behind|on hold|without)'],
  [-1.8, '(took|takes|taken|taking) (over|more than|almost|nearly|about|) # (more|whole|full|) @'],
  [-2.2, '(took|takes|taken|taking|take) (forever|ages|too long|so long|way too long|an eternity|far too long)'],
  [-2, '(been|over|already|now|for) # @ (now|already|and still|and nothing|and no|since)'],
  [-1.6, '(more than|over) # (hours|days|weeks|months|hrs)'],
  [-2, '(hours|days|weeks|months) (late|later|ago and|of waiting|to get|on hold)'],
  [-1.8, '(on hold|put on hold|hung up|hang up|hangs up|hung up on)'],
  [-1.6, '(hold|queue|wait) (time|times)'],
  [-1.8, '(long|longest|huge|endless) (wait|waits|queue|queues|line|lines|delay|delays|time)'],
  [
    -1.5,
    '(kept|keeps|keep) (telling|saying|getting|being|asking|sending|crashing|failing|happening|changing|dropping|freezing|passing)',
  ],
  [-2, '(passed|pushed|bounced|transferred) (around|from one|from person|between|back and forth)'],
  [-2, '(the|) (run around|runaround|run-around)'],
  [
    -2,
    '(sent|send|got|received|delivered|shipped|charged|billed) (me|us|) (to|) (the|a|an|) (wrong|incorrect|damaged|broken|faulty|different|empty|used)',
  ],
  [-2, '(charged|billed|charging|debited|paid) (me|us|my card|my account|) (twice|double|again|extra|# times)'],
  [
    -1.8,
    "(did not|didn't|does not|doesn't|won't|will not|can not|cannot|can't|could not|couldn't|wouldn't|isn't|is not|not|never|stopped|quit|wasn't|was not|aren't|no longer|ca n't|does n't|did n't|wo n't|could n't) (even|really|properly|always|) (work|works|working|worked|load|loading|open|connect|connecting|fit|turn on|charge|start|log in|login|play|sync|function|last|accept|use|get through|reach|find|book|check in|help|get it to work|get it to|get a|get any|get an)",
  ],
  [-1.8, '(unable|impossible|failed|fails) to'],
  [
    -2,
    '(lost|losing|lose) (my|our|the|your|a|another) (order|parcel|package|luggage|bag|bags|money|business|customer|item|job|patience|time|customers|seat)',
  ],
  [-2.3, '(waste|wasted|wasting|waist) (of|my|our) (money|time|space|day|hour|hours)'],
  [-2.5, '(want|wanted|demand|need|give me|get) (my|our|your|a|the) (money back|refund|money)'],
  [-1.8, '(sent|send|sending|shipped|took|take|taking|bring|brought) (it|them|this|everything|) back'],
  [-2, '(let|letting) (me|us|you|customers|) down'],
  [-2, '(fell|falling|fall|falls|came|coming|comes) (apart|off|to pieces|undone|loose)'],
  [-2.5, '(stay|steer|keep|run) (away|clear|far)'],
  [
    -2.5,
    "(never|not|won't|will not|wouldn't|would not|don't|do not|shall not) (be|ever|) (shop|shopping|buy|buying|order|ordering|use|using|fly|flying|recommend|recommended|go back|going back|return|returning|come back|coming back|be back|bother|purchase|do business|waste|trust) (again|here|there|with|from|this|)",
  ],
  [
    -2.5,
    '(last time|never again|buyer beware|rip off|ripped off|a joke|what a joke|a disgrace|fed up|sick of|tired of|had enough|not happy|not impressed|not good enough|not acceptable|not amused|not ok|not okay|not cool|not right|beyond belief|at my wits end)',
  ],
  [
    -1.5,
    '(too|so|way too|far too|overly) (much|many|expensive|slow|long|small|big|large|short|loud|late|hard|difficult|complicated|tight|high|hot|cold|salty|sweet|few|early|crowded|heavy|thin|dark|old|pricey)',
  ],
  [
    -1.5,
    '(out of stock|sold out|out of order|not in stock|no stock|not available|gone missing|went missing|goes missing)',
  ],
  [
    -1.5,
    '(could|should|would|can|must|needs to|need to) (be|have been|do|get|of been) (a lot|much|so much|) (better|faster|quicker|improved|clearer|cheaper|easier|nicer|more|improve)',
  ],
  [-1.3, '(i|we|just|only|really|) (wish) (it|they|there|you|i|the|that)'],
  [
    -1.5,
    "(less than|far from|nothing like|not worth|isn't worth|not what|not as described|nothing special|not so|not that|not very|not as|not exactly|not really)",
  ],
  [-1.3, '(only|just) (if|) (lasted|works|worked|gave|got) (for|) (#|about|)'],
  [
    -1.5,
    '(tried|called|rang|phoned|emailed|asked|contacted|complained|wrote|written|complaining) (to|them|you|customer service|) (#|several|many|multiple|repeatedly|countless) (times|of times|)',
  ],
  [
    -1.5,
    '(again and again|over and over|time and again|time and time again|yet again|back and forth|third time|second time|once again)',
  ],
  [
    -1.6,
    '(have|had|having) to (call|ring|phone|chase|wait|ask|pay|go|drive|buy|queue|explain|repeat|return|send|rebook|reset|spend|beg|fight)',
  ],
  [
    -1.5,
    "(doesn't|does not|don't|do not|didn't|did not) (care|know|understand|listen|have|make sense|match|want|seem|tell|give|get|let)",
  ],
  [
    -1.8,
    "(not|isn't|aren't|wasn't|doesn't|don't|never) (mine|belong|my account|my debt|recognise|recognize|owe|authorize|authorise|opened by me)",
  ],
  [
    -1.8,
    '(identity theft|identity stolen|stolen identity|data breach|hard inquiry|hard inquiries|charged off|charge off|past due|collection agency|debt collector|debt collectors|late fee|late fees|hidden fee|hidden fees|hidden charges|credit score dropped|without my (consent|permission|knowledge|authorization|approval))',
  ],
  [
    -1.8,
    '(refuse|refuses|refused|refusing|failed|fails|fail|failing) to (help|remove|refund|pay|answer|respond|correct|provide|give|investigate|accept|send|honor|honour|let|take|do|delete|verify|validate)',
  ],
  [-1.5, '(makes|making|make) no sense'],
  [-1.3, "(what|where) (is|are|'s) (my|going on|the hell|wrong|happening|the point|happened)"],
  [-1.2, "(how long|why (do|does|is|are|can't|won't|did|would|not))"],
  // praise that word by word would be lost or turned
  [
    2.5,
    '(no|without any|zero|never any|never had any|never had a|not a single|without a|not had any|not one) (problem|problems|issue|issues|trouble|complaint|complaints|hassle|fuss|hitch|regrets|delay|delays|fault|faults|worries)',
  ],
  [
    2.5,
    "(never|not|didn't|did not|won't|don't|doesn't|not been) (be|once|) (disappoint|disappoints|disappointed|regret|let down|let me down|fail|fails|failed|be disappointed|disappointing)",
  ],
  [
    2.3,
    "(can't|cannot|can not|couldn't|could not|ca n't) (be happier|be more happy|beat|fault|go wrong|complain|say enough|recommend enough|live without|be beat|wait|praise|ask for more|ask for a better|imagine)",
  ],
  [2.3, '(highly|strongly|definitely|would|will|totally|thoroughly) (definitely|highly|) recommend (it|this|them|)'],
  [
    2,
    "(will|would|definitely|i'll|we'll|shall) (definitely|certainly|) (buy again|order again|be back|come back|return|shop again|use again|be ordering|be buying|go back|fly with|be returning)",
  ],
  [
    2,
    '(worth (every|the|it|a|trying)|well worth|money well spent|good value|great value|value for money|five stars|5 stars|5 star|five star|top marks|well done|keep it up|good job|great job|nice job|hats off|thumbs up|keep up the good work|good to go|as good as|as described|as expected|as advertised|as promised)',
  ],
  [
    1.8,
    '(on time|ahead of schedule|ahead of time|right away|straight away|same day|next day|in no time|up and running|early)',
  ],
  [
    1.8,
    '(easy to|simple to|a breeze|user friendly|works great|works well|works fine|works perfectly|work great|works like a charm|like a charm|does the job|does what|do the job|plug and play)',
  ],
  [2, '(went|go|goes|going) (above and beyond|the extra mile|out of (their|his|her) way|smoothly|well)'],
  [1.5, '(so|very|too) (kind|far so good|easy|quick|fast)'],
  [1.5, '(not bad|not too bad|not too shabby|not half bad|so far so good|good enough)'],
  [1.2, '(problem|issue|problems|issues) (was|were|got|is|has been) (solved|resolved|fixed|sorted)'],
  [1.3, '(got|get|sorted|solved|resolved|fixed|answered|helped) (it|me|us|this|) (sorted|out|solved|resolved|fixed) '],
  // words that say nothing here
  [
    0,
    '(customer (service|support|care|help)|help desk|support (team|line|desk)|call (centre|center)|tech support|no matter|no doubt|no longer|not only|kind of|sort of|a lot|a bit|free of charge|return (policy|label|desk)|returns desk|good (morning|afternoon|evening|luck|day)|like (a|an|the|this|that|to|i|it|my|your|they|you|we|if)|would like|feel like|looks like|look like|seems like|felt like|looked like|sounds like|much like|just like|as well|thank you|thanks for|well (as|over)|right now|less than a|new year|open (until|till|at)|dry cleaning|hard drive|hot water|cold water|work (from|at|on) |at work|to work|for work|my work|credit card|save (as|the file)|wait (until|till|for it)|please help|help please|better (than nothing|off)|old (one|phone|card|address|account)|new (one|phone|card|address|account)|late (night|evening|shift|afternoon)|break (fast|down)|coffee break|at least|not sure|i hope|miss you)',
  ],
];

export const SENTIMENT_PHRASES = new PhraseIndex(PHRASES.map(([strength, phrase]) => [phrase, strength] as const));
