import { nounForms, verbForms, words } from '../forms.js';

/**
 * Words with a strength from -4 to 4, written for this project from how customers speak of shops, services and
 * money; not taken from another list. Adjectives and adverbs stand as they are, verbs and nouns in all forms.
 */
const ADJECTIVES: Readonly<Record<string, string>> = {
  '-3.5': `abysmal appalling atrocious despicable disgusting disgusted disgraceful fraudulent horrendous horrible horribly
    horrific terrible terribly unacceptable unforgivable vile worst pathetic scandalous shameful outrageous dreadful dire`,
  '-3': `awful awfully furious garbage outraged rubbish useless worthless crap crappy shitty ridiculous ridiculously
    incompetent livid dishonest deceptive criminal illegal insulting infuriating sickening cruel toxic dangerous
    unprofessional unbelievable inexcusable nightmare nightmarish worse stupid idiotic dumb hateful horrid lousy`,
  '-2.5': `angry annoyed annoying appalled bad badly broken careless defective dismal disappointed disappointing
    disappointingly disrespectful embarrassing embarrassed exasperating faulty frustrated frustrating frustratingly
    hopeless inadequate irresponsible irritating irritated miserable misleading nasty poor poorly rude rudely shoddy
    shocking sloppy substandard unhelpful unreliable unusable unwelcome upset upsetting mediocre subpar obnoxious
    condescending dismissive arrogant unethical untrustworthy sucky inept inferior unsanitary inedible tasteless
    aggressive abusive rancid stale soggy moldy mouldy filthy overpriced extortionate unimpressed unhappy dissatisfied`,
  '-2': `alarming bland bogus clumsy clunky cold confusing confused crooked damaged dated dead deaf delayed dirty
    disconnected disgruntled dull expired false flimsy glitchy grumpy hostile ignored impolite impossible
    impersonal inaccurate inattentive incapable incomplete inconsiderate inconsistent inconvenient incorrect incorrectly
    indifferent inefficient insufficient insecure laggy lazy leaky lost messy miserly negligent nonexistent noisy obsolete
    outdated overcharged overcooked undercooked overcrowded painful pointless pricey problematic ripped rotten rusty sad sadly
    scary scratched shabby sick slack slow slowly smelly smashed soiled squashed stained stuck sucks suck tacky tedious
    torn tiresome ugly unanswered unauthorized unauthorised uncaring uncomfortable uncooperative unfair unfairly
    unfinished unfortunate unfortunately unfriendly uninformed unjust unnecessary unnecessarily unorganized unorganised
    unpleasant unprepared unreachable unreasonable unresolved unresponsive unsafe unsatisfactory unsatisfied unstable
    untrue unwilling uninterested unwanted wasted weak worried worrying wrong wrongly wrongful invalid missing mistaken
    nonsense late overdue disorganized disorganised cheaply chaotic shambolic ashamed stressful stressed tired terrified
    fake crushed dented mislabeled mislabelled ruined spoiled spoilt bitter buggy flawed fragile bloody damn`,
  '-1.5': `absent afraid anxious awkward boring bored complicated congested costly crowded cumbersome deficient
    difficult distant fiddly forgetful forgotten hard hectic incompatible lacklustre lackluster lengthy limited loud
    mixed muddled nervous nonresponsive odd pushy patchy questionable reluctant repetitive scarce sketchy skimpy sluggish
    steep strange suspicious tiny tough troubled unavailable unaware uncertain unclear uneven unexpectedly unknown
    unsure untidy unusual vague weird wet thin scratchy greasy salty dry burnt sour dim cramped expensive
    cheap flat hidden incorrectly unable unwise absurd silly tricky unsuitable`,
  '-1': `barely basic clueless mere meh nothing plain so-so average ok-ish supposedly allegedly apparently dusty heavy
    however least less short shorter stiff small sorry old busy`,
  '1': `acceptable adequate affordable alright available calm compact decent easier fine fresh full functional handy
    light mild modern new normal ok okay open proper quiet reasonable reasonably recent regular safe safely secure simple
    simply smooth sufficient tidy true useful warm willing wise able informative interesting interested clear clearly
    prompt inexpensive cosy cozy flexible intuitive portable cute convenient satisfactory`,
  '1.5': `accurate attentive careful caring civil comfortable compatible competent confident consistent cool correct
    correctly creative crisp dependable durable easy easily effective efficient efficiently elegant fair fairly fast
    faster favourable favorable fun funny generous gentle glad honest knowledgeable lively lucky neat organised organized
    patient pleased polite politely promptly quick quickly quicker reliable respectful responsive rich sharp sleek
    smart solid stable steady stylish sturdy successful successfully suitable tasty thoughtful thorough
    timely trusted trustworthy understanding upbeat versatile well welcome worthwhile worth straightforward courteous
    professional professionally pretty spacious hassle-free seamless seamlessly painless vibrant
    attractive healthy hot juicy crispy clean vast speedy sensible speechless authentic`,
  '2': `adorable better charming cheerful classy delicious delightful delighted enjoyable entertaining excited exciting
    favorite favourite flawless flawlessly friendly good grateful happy happily helpful impressed impressive
    kind kindly lovely nice nicely pleasant pleasantly pleasing reassuring refreshing satisfied satisfying scrumptious sweet
    thankful top welcoming yummy beautiful beautifully flavorful flavourful nicest recommendable succulent
    thrilled`,
  '2.7': `amazed amazing amazingly awesome best brilliant brilliantly excellent exceptional exceptionally
    extraordinary fabulous fantastic fantastically gorgeous great greatly greatest incredible incredibly magnificent
    marvellous marvelous outstanding perfect perfectly phenomenal remarkable spectacular splendid stellar stunning
    sublime super superb superbly terrific tremendous unbeatable unmatched wonderful wonderfully world-class
    first-class top-notch excellently divine exquisite faultless impeccable superior finest mouthwatering`,
};

const VERBS: Readonly<Record<string, string>> = {
  '-3': 'hate detest despise scam defraud disgust loathe cheat swindle',
  '-2.5': 'insult harass disappoint threaten abuse infuriate mislead frustrate rob deceive humiliate ruin suck',
  '-2': `annoy anger break complain crash damage deny destroy fail freeze ignore irritate overcharge regret refuse reject
    steal waste lie misrepresent mistreat scratch upset violate wreck bully betray neglect leak malfunction cancel lose`,
  '-1.5': `avoid bother confuse disconnect disagree disconnect dispute drain hurt interrupt jam lack lag misplace
    miss misinform misunderstand offend reject smell stink struggle tear worry wait wrong stall fade degrade hesitate
    crack chase accuse penalize penalise harm expire forget glitch garble mess shrink deteriorate`,
  '-1': 'delay stop lower decline drop doubt blame argue overlook return reset',
  '1': 'help appreciate care fix improve offer repair resolve solve suit trust welcome work assist support protect restore',
  '1.5': 'benefit enjoy like praise reassure respect reward save compliment smile laugh satisfy thank win honor honour',
  '2': 'admire delight impress please recommend excel cherish enhance exceed',
  '3': 'adore love thrill amaze',
};

const NOUNS: Readonly<Record<string, string>> = {
  '-3': 'fraud theft scam fiasco joke disgrace disaster shambles catastrophe thief crook scammer liar debacle horror crime travesty ripoff',
  '-2': `annoyance chaos complaint damage defect disappointment dispute error excuse failure fault frustration hassle
    inconvenience incompetence injury insult lie loss mess mistake negligence nonsense outage pain problem rip-off
    rudeness shame stress stain trap trouble violation hell crap disservice idiot moron breach hacker wtf smh ffs`,
  '-1.5': `anger bug crack delay difficulty disruption flaw glitch harassment hole hurdle issue lack lag leak
    malfunction misunderstanding obstacle penalty queue risk threat wait waste backlog confusion concern harm
    dust noise inaccuracy downside drawback con omission bummer turnoff gripe`,
  '-1': 'limitation worry weakness debt runaround doubt nuisance burden denial',
  '1': 'advantage benefit care ease efficiency help improvement patience quality safety solution success support value variety pro upgrade',
  '1.5':
    'comfort courtesy honesty kindness professionalism smile thanks treat bargain gift reward bonus asset kudos props plus thx thankyou',
  '2.5':
    'delight joy perfection pleasure gem excellence hero winner lifesaver yay wow woohoo bravo congrats masterpiece champion star rockstar',
};

/** Irregular forms and single words that the tables can't make. */
const OTHERS: Readonly<Record<string, number>> = {
  stole: -2,
  stolen: -2,
  lied: -2.5,
  lying: -2,
  broke: -2,
  froze: -2,
  frozen: -1.5,
  misled: -2.5,
  lost: -2,
  torn: -1.5,
  overpaid: -1.5,
  unpaid: -1,
  underwhelming: -2,
  underwhelmed: -2,
  won: 1.5,
  saved: 1.2,
  thanks: 1.5,
  thank: 1.5,
  love: 3,
  loved: 3,
  loves: 3,
  loving: 2.5,
  like: 1.2,
  likes: 1.2,
  liked: 1.4,
  works: 1.2,
  worked: 0.8,
  working: 0.6,
  work: 0.5,
  well: 1.2,
  pretty: 0,
  top: 1,
  cold: -1,
  hot: 0.6,
  late: -2,
  later: 0,
  lol: 0.5,
  haha: 0.8,
  ugh: -2,
  yuck: -2.5,
  boo: -1.5,
  nope: -1,
  sucked: -2.5,
  sucks: -3,
  suck: -2.5,
  bs: -2.5,
  bullshit: -3,
  shit: -2.5,
  fuck: -3,
  fucking: -2,
  fucked: -3,
  fail: -2.5,
  failed: -2,
  epicfail: -3.5,
  zero: -0.8,
  sorry: -0.8,
  hopefully: 0.3,
  hope: 0.6,
  wish: -0.7,
  cancelled: -2,
  canceled: -2,
  cancel: -1.2,
  flightled: -3,
  yes: 0.3,
  win: 2,
  kind: 0.8,
  miss: -1.2,
  missed: -1.5,
  support: 0.3,
  help: 0.4,
  helped: 1.6,
  helps: 1.2,
  quality: 0.5,
  value: 0.6,
  care: 0.3,
  return: -0.5,
  returned: -0.8,
  returning: -0.7,
  returns: -0.3,
  dead: -2.2,
  die: -2,
  died: -2.2,
  dies: -2,
  dying: -2,
  kill: -2,
  new: 0.4,
  old: -0.4,
  free: 0.8,
  full: 0,
  open: 0.2,
  regular: 0,
  cheap: -0.2,
  light: 0.2,
  small: -0.3,
  hard: -1.1,
  enjoyed: 2,
  enjoying: 1.8,
  please: 0,
  interested: 0.6,
  stop: -0.9,
  stopped: -1.3,
  wonder: 0,
  wonders: 0.5,
  impressed: 2.2,
  offer: 0.4,
  offers: 0.5,
};

function strengths(): Map<string, number> {
  const all = new Map<string, number>();
  const add = (table: Readonly<Record<string, string>>, forms: (word: string) => string[]) => {
    for (const [strength, list] of Object.entries(table))
      for (const word of words(list))
        for (const form of forms(word)) if (!all.has(form)) all.set(form, Number(strength));
  };
  add(ADJECTIVES, (word) => [word]);
  add(VERBS, verbForms);
  add(NOUNS, nounForms);
  for (const [word, strength] of Object.entries(OTHERS)) all.set(word, strength);
  return all;
}

/** Strength of a word from -4 to 4; a word that isn't there says nothing. */
export const STRENGTHS: ReadonlyMap<string, number> = strengths();
