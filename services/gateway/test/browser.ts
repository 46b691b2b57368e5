import http from 'node:http';

export interface Page {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly text: string;
}

/**
 * A person opens an address: what a browser sends then. `fetch` can't stand in for it, since it says of itself that
 * it is one (Sec-Fetch-Mode: cors), and tidies the path.
 *
 * @param path sent as it is written
 */
export function browse(url: string, path: string, cookie?: string): Promise<Page> {
  const { hostname, port } = new URL(url);
  const headers = {
    accept: 'text/html,application/xhtml+xml',
    'sec-fetch-mode': 'navigate',
    'sec-fetch-site': 'none',
    ...(cookie ? { cookie } : {}),
  };
  return new Promise((resolve, reject) => {
    http
      .get({ hostname, port, path, headers }, (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (piece: string) => (text += piece));
        response.on('end', () => resolve({ status: response.statusCode!, headers: response.headers, text }));
      })
      .on('error', reject);
  });
}
