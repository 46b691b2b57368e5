import { Switch } from '@mantine/core';
import { IconKeyboard } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { Dialog } from '../parts/dialog.js';
import { useWords } from '../words/use-words.js';
import { useKey, useSingleKeys } from './keys.js';
import { places } from './places.js';

/** `g` and a letter goes to a place, `?` lists the keys; the button is there for when they are switched off. */
export const KeyHelp = () => {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  useKey('?', () => setOpen(true));
  return (
    <>
      <button
        type="button"
        className="iconb"
        onClick={() => setOpen(true)}
        aria-label={t('keys.title')}
        title={t('keys.title')}
      >
        <IconKeyboard size={17} stroke={1.6} aria-hidden="true" />
      </button>
      {places.map((place) => (
        <Go key={place.name} keys={place.key} to={place.to} />
      ))}
      <KeyList open={open} close={() => setOpen(false)} />
    </>
  );
};

const Go = ({ keys, to }: { keys: string; to: (typeof places)[number]['to'] }) => {
  const navigate = useNavigate();
  useKey(keys, () => void navigate({ to }));
  return null;
};

const KeyList = ({ open, close }: { open: boolean; close: () => void }) => {
  const { t } = useWords();
  const { on, setOn } = useSingleKeys();
  const keys = [
    ...places.map((place) => [place.key, t(`nav.${place.name}`)] as const),
    ['.', t('keys.new')] as const,
    ['?', t('keys.help')] as const,
  ];
  return (
    <Dialog opened={open} close={close} size={420} title={t('keys.title')}>
      <dl className="facts sm">
        {keys.map(([key, does]) => (
          <div key={key} className="row between">
            <dt>{does}</dt>
            <dd>
              <kbd className="kbd">{key}</kbd>
            </dd>
          </div>
        ))}
      </dl>
      <Switch mt={16} checked={on} onChange={(event) => setOn(event.currentTarget.checked)} label={t('keys.switch')} />
    </Dialog>
  );
};
