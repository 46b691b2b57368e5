/**
 * The one script of the form, which works as well without it: what is typed survives a reload and a lost connection, in
 * this tab alone, and is gone once it is sent. A shop's shared tablet shows nobody's draft to the next one.
 */
export const DRAFT_SCRIPT = `(() => {
  const form = document.querySelector('form');
  const key = 'draft of ' + location.pathname;
  if (!form) return sessionStorage.removeItem(key);
  const fields = () => [...form.elements].filter((field) => field.name);
  const kept = JSON.parse(sessionStorage.getItem(key) ?? '{}');
  for (const field of fields())
    if (field.name in kept) {
      if (field.type === 'radio') field.checked = field.value === kept[field.name];
      else field.value = kept[field.name];
    }
  form.addEventListener('input', () =>
    sessionStorage.setItem(key, JSON.stringify(Object.fromEntries(new FormData(form)))));
  form.addEventListener('submit', (event) => {
    const note = document.getElementById('offline');
    note.hidden = navigator.onLine;
    if (navigator.onLine) return;
    event.preventDefault();
    note.focus();
  });
})();
`;
