import { Open } from '@mirrorloop/access';
import { Controller, Get } from '@nestjs/common';
import { SigningKeys } from './signing-keys.js';

/** Public keys only, and so for everybody. */
@Open()
@Controller('.well-known/jwks.json')
export class KeysController {
  constructor(private readonly keys: SigningKeys) {}

  @Get()
  show(): ReturnType<SigningKeys['published']> {
    return this.keys.published();
  }
}
