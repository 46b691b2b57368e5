import { Button, Checkbox } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useWords } from '../../words/use-words.js';

/** The topics that this reader may hear, and none of the others. */
export const ChooseTopics = ({ hears, chosen }: { hears: readonly string[]; chosen: readonly string[] }) => {
  const { t } = useWords();
  const navigate = useNavigate();
  const [ticked, setTicked] = useState(chosen);
  const listen = (event: FormEvent) => {
    event.preventDefault();
    const topics = hears.filter((topic) => ticked.includes(topic)).join(',');
    void navigate({ to: '/live/$topics', params: { topics }, search: (before) => before as never });
  };
  return (
    <form className="col g3" aria-label={t('live.topics')} onSubmit={listen}>
      <Checkbox.Group label={t('live.topics')} value={[...ticked]} onChange={setTicked}>
        <div className="row wrap g3 livetopics">
          {hears.map((topic) => (
            <Checkbox key={topic} value={topic} label={topic} />
          ))}
        </div>
      </Checkbox.Group>
      <p>
        <Button type="submit" variant="default" disabled={ticked.length === 0}>
          {t('live.listen')}
        </Button>
      </p>
    </form>
  );
};
