import { HttpException } from '@nestjs/common';

/** More than one may ask within the window; says when the window is over. */
export class TooMany extends HttpException {
  /** @param afterS whole seconds, at least one */
  constructor(readonly afterS: number) {
    super(`Too many requests: come again in ${afterS} s`, 429);
  }
}
