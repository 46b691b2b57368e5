import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { asRefusal } from '../../../api/refusal.js';

interface Kept {
  version: number;
}
interface KeepProps<T extends Kept> {
  known: T;
  /** Under which the settings are read. */
  queryKey: readonly string[];
  read: () => Promise<T>;
  put: (version: number) => Promise<T>;
  /** Shows what is in force now. */
  take: (settings: T) => void;
}

/** Kept against the version seen first; when somebody else was faster `theirs` stands beside what was typed. */
export function useKeep<T extends Kept>({ known, queryKey, read, put, take }: KeepProps<T>) {
  const client = useQueryClient();
  const [seen, see] = useState(known.version);
  const [theirs, setTheirs] = useState<T | null>(null);
  const inForce = (settings: T) => {
    see(settings.version);
    setTheirs(null);
    take(settings);
    client.setQueryData(queryKey, settings);
  };
  const keeping = useMutation({
    mutationFn: put,
    onError: async (error) => {
      if (asRefusal(error).status === 412) setTheirs(await read());
    },
    onSuccess: inForce,
  });
  const keepTheirs = () => {
    if (theirs) inForce(theirs);
    keeping.reset();
  };
  const refusal = keeping.error ? asRefusal(keeping.error) : null;
  return {
    keep: () => keeping.mutate(seen),
    useMine: () => theirs && keeping.mutate(theirs.version),
    keepTheirs,
    theirs: refusal?.status === 412 ? theirs : null,
    refusal: refusal?.status === 412 && theirs ? null : refusal,
    busy: keeping.isPending,
    kept: keeping.isSuccess,
  };
}
export type Keep<T extends Kept> = ReturnType<typeof useKeep<T>>;
