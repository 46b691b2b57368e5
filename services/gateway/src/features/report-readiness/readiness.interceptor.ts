import type { Readiness } from '@mirrorloop/contracts';
import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { mergeMap, type Observable } from 'rxjs';
import { ReadinessOfServices } from './readiness-of-services.js';

/** The gateway is ready when it and every service behind it are: whoever asks it asks for the whole. */
@Injectable()
export class ReadinessInterceptor implements NestInterceptor<Readiness, Readiness> {
  constructor(private readonly services: ReadinessOfServices) {}

  intercept(context: ExecutionContext, next: CallHandler<Readiness>): Observable<Readiness> {
    const http = context.switchToHttp();
    if (http.getRequest<FastifyRequest>().routeOptions.url !== '/health/ready') return next.handle();
    return next.handle().pipe(mergeMap((own) => this.whole(own, http.getResponse<FastifyReply>())));
  }

  private async whole(own: Readiness, reply: FastifyReply): Promise<Readiness> {
    const services = await this.services.ask(own.details !== undefined);
    const well = own.status === 'ok' && Object.values(services).every(({ status }) => status === 'up');
    void reply.status(well ? 200 : 503);
    return { status: well ? 'ok' : 'error', ...(own.details ? { details: { ...own.details, ...services } } : {}) };
  }
}
