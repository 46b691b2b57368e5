import { Allow } from '@mirrorloop/access';
import type { StudyRatings, StudyView } from '@mirrorloop/contracts';
import { uuidParam } from '@mirrorloop/http';
import { Clock, NotFound } from '@mirrorloop/kernel';
import { Controller, Get, Param } from '@nestjs/common';
import { RatingsAmongSignals, ratingsPeriod } from '../../domain/studies/ratings.js';
import { Studies } from '../../domain/studies/ports.js';
import { shownStudy } from '../../reading/shown-study.js';

const MOST = 200;

@Allow('see studies')
@Controller('api/insight/studies')
export class ListStudiesController {
  constructor(
    private readonly studies: Studies,
    private readonly ratings: RatingsAmongSignals,
    private readonly clock: Clock,
  ) {}

  /** The newest first. */
  @Get()
  async list(): Promise<{ items: StudyView[] }> {
    return { items: (await this.studies.newest(MOST)).map(({ study, counts }) => shownStudy(study, counts)) };
  }

  @Get(':id')
  async show(@Param('id') id: string): Promise<StudyView> {
    const found = uuidParam.safeParse(id).success ? await this.studies.one(id) : undefined;
    if (!found) throw new NotFound('study');
    return shownStudy(found.study, found.counts);
  }

  /** How many ratings among the signals stand for answers to which question, as of now or of when it was closed. */
  @Get(':id/ratings')
  async rated(@Param('id') id: string): Promise<{ items: StudyRatings[] }> {
    const found = uuidParam.safeParse(id).success ? await this.studies.one(id) : undefined;
    if (!found) throw new NotFound('study');
    const { instrument, closedAt } = found.study;
    const { ratings = [] } = instrument;
    const there = await this.ratings.there(ratings, instrument, ratingsPeriod(closedAt ?? this.clock.now()));
    return {
      items: ratings.map(({ question, touchpoint, source }, i) => ({
        ...{ question, touchpoint, source },
        ...{ fitting: there[i]!.fitting, other: there[i]!.other },
      })),
    };
  }
}
