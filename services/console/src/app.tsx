import { MantineProvider } from '@mantine/core';
import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { asRefusal } from './api/refusal.js';
import { queries } from './api/queries.js';
import { newRouter } from './routes.js';
import { SingleKeysProvider } from './shell/keys.js';
import { theme } from './theme.js';

/** Twice more for what may pass by itself; a refusal is an answer, and isn't asked for again. */
const worthAsking = (failures: number, error: unknown) => asRefusal(error).passing && failures < 2;

export function newQueryClient(): QueryClient {
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({
      // One region learns that the session has ended: the whole console shows it.
      onError: (error, query) => {
        if (asRefusal(error).status === 401 && query.queryKey[0] !== 'session')
          void client.resetQueries(queries.session());
      },
    }),
    defaultOptions: { queries: { retry: worthAsking, staleTime: 2_000, refetchOnWindowFocus: true } },
  });
  client.setQueryDefaults(['draft'], { gcTime: Infinity });
  return client;
}

/** What the policy of this page lets styles carry that are made at run time. */
export const styleNonce = (): string =>
  document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';

interface AppProps {
  router?: ReturnType<typeof newRouter>;
  client?: QueryClient;
}

export const App = ({ router = newRouter(), client = newQueryClient() }: AppProps) => (
  <MantineProvider theme={theme} defaultColorScheme="auto" getStyleNonce={styleNonce}>
    <QueryClientProvider client={client}>
      <SingleKeysProvider>
        <RouterProvider router={router} />
      </SingleKeysProvider>
    </QueryClientProvider>
  </MantineProvider>
);
