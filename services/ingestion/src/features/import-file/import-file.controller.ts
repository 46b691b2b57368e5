import { Allow } from '@mirrorloop/access';
import type { ImportView } from '@mirrorloop/contracts';
import { fieldErrors, idempotencyKey } from '@mirrorloop/http';
import { Clock, crashPoint, newId } from '@mirrorloop/kernel';
import type { MultipartFile } from '@fastify/multipart';
import { Controller, Headers, HttpCode, Post, Req, UnsupportedMediaTypeException } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { type ImportOrder, Imports } from '../../domain/imports.js';
import { Sources } from '../../domain/sources.js';
import { orderOf } from './import-order.js';
import { ImportViews } from './import-views.js';
import { asSent, partsOf } from './parts.js';
import { inPiecesOf } from './pieces.js';

const PIECE = 256 * 1024;
/** Without it nobody can tell where a part ends. */
const BOUNDARY = /;\s*boundary=\S/i;
const LARGEST_FILE = 4 * 1024 ** 3;

/** Takes a file in: streamed into the database piece by piece, answered once it is durable, read afterwards. */
@Allow('import files')
@Controller('imports')
export class ImportFileController {
  constructor(
    private readonly imports: Imports,
    private readonly views: ImportViews,
    private readonly sources: Sources,
    private readonly clock: Clock,
  ) {}

  @Post()
  @HttpCode(202)
  async accept(
    @Req() request: FastifyRequest,
    @Headers('idempotency-key') said: string | undefined,
  ): Promise<ImportView> {
    const key = idempotencyKey(said);
    if (!request.isMultipart() || !BOUNDARY.test(request.headers['content-type'] ?? ''))
      throw new UnsupportedMediaTypeException('Send the file as multipart/form-data, with its boundary');
    const before = key && (await this.imports.byKey(key));
    if (before) return this.answerAgain(request, before);
    const file = await this.takeIn(request, key);
    return this.views.view(file);
  }

  /** The body has to be read all the same, else the sender is cut off before it hears the answer. */
  private async answerAgain(request: FastifyRequest, id: string): Promise<ImportView> {
    for await (const part of partsOf(request, { limits: { fileSize: LARGEST_FILE } }))
      if (part.type === 'file') part.file.resume();
    return this.views.view(id);
  }

  private async takeIn(request: FastifyRequest, key: string | undefined): Promise<string> {
    const fields: Record<string, unknown> = {};
    for await (const part of partsOf(request, { limits: { fileSize: LARGEST_FILE, files: 1 } })) {
      if (part.type === 'field') fields[part.fieldname] = part.value;
      else return this.store(part, await this.begin(fields, part.filename, key, part));
    }
    throw fieldErrors([{ path: 'file', message: 'is missing: the fields come first, then the file' }]);
  }

  private async begin(
    fields: Record<string, unknown>,
    fileName: string,
    key: string | undefined,
    part: MultipartFile,
  ): Promise<ImportOrder> {
    const now = this.clock.now();
    try {
      const order = orderOf(fields, fileName, newId(now));
      await this.sources.ensure(order.source, 'other', now);
      await this.imports.begin(order, key, now);
      return order;
    } catch (error) {
      part.file.resume();
      throw error;
    }
  }

  private async store({ file }: MultipartFile, { id }: ImportOrder): Promise<string> {
    try {
      let [position, bytes] = [0, 0];
      for await (const piece of inPiecesOf(PIECE, asSent<Buffer>(file))) {
        await this.imports.addPiece(id, position++, piece);
        crashPoint('ingestion.import.after-piece');
        bytes += piece.length;
      }
      if (file.truncated) throw fieldErrors([{ path: 'file', message: 'is larger than 4 GB' }]);
      await this.imports.accept(id, bytes, this.clock.now());
      crashPoint('ingestion.import.after-accept');
      return id;
    } catch (error) {
      await this.imports.forget(id).catch(() => {});
      throw error;
    }
  }
}
