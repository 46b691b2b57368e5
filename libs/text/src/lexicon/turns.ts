import { words } from '../forms.js';

/** Words that turn what follows them within a clause. */
export const NEGATORS: ReadonlySet<string> = new Set(
  words(`not no never none nobody nothing neither nor without cannot cant can't dont don't doesnt doesn't didnt didn't
    isnt isn't wasnt wasn't arent aren't werent weren't wont won't wouldnt wouldn't couldnt couldn't shouldnt shouldn't
    hasnt hasn't havent haven't hadnt hadn't aint ain't n't 't hardly barely scarcely rarely seldom lacks lacking`),
);

/** How much stronger or weaker a word is after these. */
export const DEGREES: ReadonlyMap<string, number> = new Map([
  ...words(`very really extremely absolutely totally completely utterly so incredibly exceptionally truly super
    particularly especially highly entirely thoroughly remarkably insanely seriously freaking fucking bloody damn
    unbelievably beyond most deeply majorly severely`).map((word): [string, number] => [word, 1.3]),
  ...words(
    'quite fairly rather pretty somewhat slightly bit little partly moderately mildly kinda relatively almost nearly',
  ).map((word): [string, number] => [word, 0.75]),
]);

/** After these the speaker says what counts. */
export const CONTRASTS: ReadonlySet<string> = new Set(
  words('but however yet although though except unfortunately sadly'),
);

/** Emoji and emoticons with a strength. */
export const SIGNS: ReadonlyMap<string, number> = new Map([
  ...words('😀 😃 😄 😁 😊 🙂 😍 🥰 😘 😎 👍 👏 🙌 🎉 ❤ 💕 💖 💯 🤩 😻 ✅ 🌟 ⭐ :) :-) :D :-D ;) ;-) <3 🙏').map(
    (sign): [string, number] => [sign, 2],
  ),
  ...words('😠 😡 🤬 😞 😔 😟 😢 😭 😤 😩 😫 🤮 🤢 👎 💔 🙄 😒 😣 😖 😱 ❌ 🤦 :( :-( :/ :-/').map(
    (sign): [string, number] => [sign, -2],
  ),
]);
