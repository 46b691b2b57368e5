import { Allow } from '@mirrorloop/access';
import { Controller, Get, type Type } from '@nestjs/common';
import { type Described, Description } from './description.js';

export function describedController(service: string): Type {
  @Controller(`api/${service}/described`)
  class DescribedController {
    constructor(private readonly description: Description) {}

    @Allow('be signed in')
    @Get()
    describe(): Described {
      return this.description.describe();
    }
  }
  return DescribedController;
}
