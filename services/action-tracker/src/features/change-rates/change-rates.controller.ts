import { Allow, type Caller, CurrentCaller } from '@mirrorloop/access';
import type { StakesRates } from '@mirrorloop/contracts';
import { JsonBody, seenVersion } from '@mirrorloop/http';
import { Controller, Get, Put } from '@nestjs/common';
import { z } from 'zod';
import type { Said } from '../../domain/checks.js';
import { RatesSettings } from '../../domain/rates.js';
import { ChangeRates } from './change-rates.js';

const body = z.looseObject({ version: seenVersion.optional() });

@Controller('api/action-tracker/settings')
export class ChangeRatesController {
  constructor(
    private readonly rates: ChangeRates,
    private readonly settings: RatesSettings,
  ) {}

  /** The rates that stakes are computed with. */
  @Allow('see settings')
  @Get()
  show(): Promise<StakesRates> {
    return this.settings.now();
  }

  @Allow('change rates')
  @Put()
  change(@JsonBody(body) said: Said, @CurrentCaller() caller: Caller): Promise<StakesRates> {
    return this.rates.run(said, caller.name);
  }
}
