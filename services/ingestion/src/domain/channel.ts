/** How the customer and the company met; the source's own word is kept beside it. */
export const channels = ['store', 'web', 'app', 'phone', 'chat', 'email', 'mail', 'social', 'other'] as const;
export type Channel = (typeof channels)[number];

const WORDS: Record<Channel, readonly string[]> = {
  store: ['store', 'shop', 'branch', 'instore', 'pos', 'till', 'pointofsale'],
  web: ['web', 'website', 'webshop', 'online', 'browser', 'webform', 'websurvey'],
  app: ['app', 'mobile', 'mobileapp', 'ios', 'android'],
  phone: ['phone', 'telephone', 'call', 'callcentre', 'callcenter', 'hotline'],
  chat: ['chat', 'livechat', 'chatbot', 'webchat', 'messenger', 'whatsapp'],
  email: ['email', 'emailsurvey'],
  mail: ['mail', 'letter', 'post', 'postal', 'postalmail', 'fax'],
  social: ['social', 'socialmedia', 'twitter', 'x', 'facebook', 'instagram', 'tiktok', 'linkedin'],
  other: ['other'],
};
const BY_WORD = new Map(channels.flatMap((channel) => WORDS[channel].map((word) => [word, channel] as const)));

/** The channel a source's own word stands for; a word that nobody knows is `other`. */
export const channelOf = (said: string): Channel => BY_WORD.get(said.toLowerCase().replace(/[\s._-]/g, '')) ?? 'other';
