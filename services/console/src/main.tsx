import '@fontsource-variable/inter/index.css';
import '@fontsource-variable/source-serif-4/opsz.css';
import '@mantine/core/styles.css';
import './styles/tokens.css';
import './styles/base.css';
import './styles/shell.css';
import './styles/parts.css';
import './styles/pages.css';
import './styles/studies.css';
import './styles/meetings.css';
import './styles/mantine.css';
import './styles/phone.css';
import './styles/print.css';
import { createRoot } from 'react-dom/client';
import { App, styleNonce } from './app.js';
import { startWords } from './words/i18n.js';

// Whoever holds the page still behind a dialog makes a style of its own, and looks for the nonce here (get-nonce).
Object.assign(globalThis, { __webpack_nonce__: styleNonce() });

startWords();
createRoot(document.getElementById('root')!).render(<App />);
