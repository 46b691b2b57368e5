import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { queries } from '../../api/queries.js';

const TOPIC = 'action-tracker.meetings';

/** A meeting as it stands: asked for anew the moment somebody says that it changed, and every few seconds besides. */
export function useMeeting(meetingId: string) {
  const client = useQueryClient();
  const hears = useQuery(queries.session()).data?.hears.includes(TOPIC) ?? false;
  useEffect(() => {
    if (!hears || typeof EventSource === 'undefined') return;
    const asked = new URLSearchParams({ topics: TOPIC, filter: `key:${meetingId}` });
    const source = new EventSource(`/topics/events?${asked.toString()}`);
    source.onmessage = () => void client.invalidateQueries({ queryKey: queries.meeting(meetingId).queryKey });
    return () => source.close();
  }, [client, hears, meetingId]);
  return useQuery(queries.meeting(meetingId));
}
