import { ForbiddenException } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Admitted } from './domain/sessions/admitted.js';

/** Whoever asks, where that has to be a person by a session. Two features ask it, and neither may know the other. */
export function personIn({ admitted }: FastifyRequest): Extract<Admitted, { by: 'session' }> {
  if (admitted?.by !== 'session') throw new ForbiddenException('This is for people who signed in');
  return admitted;
}
