import { Allow } from '@mirrorloop/access';
import type { ElsewhereImported } from '@mirrorloop/contracts';
import { CheckedQuery, readBody } from '@mirrorloop/http';
import { Controller, HttpCode, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { elsewhereQuery, mappingOf } from './file-mapping.js';
import { ImportElsewhere } from './import-elsewhere.js';
import { readElsewhereFile } from './read-elsewhere-file.js';

/** Unpacked; as it is sent, packed or not, it is held to what every body is. */
const LARGEST_FILE = 64 * 1024 * 1024;

@Controller('api/action-tracker/actions-elsewhere')
export class ImportElsewhereController {
  constructor(private readonly importing: ImportElsewhere) {}

  /** A CSV file, packed by gzip where it is large, a line a change; answered once it is kept. What isn't right is named by line. */
  @Allow('import files')
  @Post()
  @HttpCode(200)
  async import(
    @CheckedQuery(elsewhereQuery) said: z.output<typeof elsewhereQuery>,
    @Req() request: FastifyRequest,
  ): Promise<ElsewhereImported> {
    const mapping = mappingOf(said);
    const { changes, refused } = await readElsewhereFile(await readBody(request, { limit: LARGEST_FILE }), mapping);
    const { actions, added } = await this.importing.run(said.system, changes);
    const read = changes.length + new Set(refused.map(({ line }) => line)).size;
    return { read, actions, changes: added, repeated: changes.length - added, failed: refused };
  }
}
