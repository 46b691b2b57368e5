import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('signal')
export class SignalEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') name!: string;
  @Column('text') channel!: string;
  @Column('text') touchpoint!: string;
  @Column('timestamptz') occurredAt!: string;
  @Column('text', { nullable: true }) text!: string | null;
  @Column('float8', { nullable: true }) rating!: number | null;
  @Column('float8', { nullable: true }) ratingLow!: number | null;
  @Column('float8', { nullable: true }) ratingHigh!: number | null;
  @Column('text') raw!: string;
}

@Entity('analysis')
export class AnalysisEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') touchpoint!: string;
  @Column('timestamptz') occurredAt!: string;
  @Column('text', { nullable: true }) text!: string | null;
  @Column('text', { nullable: true }) language!: string | null;
  @Column('text', { nullable: true }) sentiment!: string | null;
  @Column('float8', { nullable: true }) score!: number | null;
  @Column('text', { array: true }) themes!: string[];
  @Column('jsonb') spans!: unknown;
}

@Entity('finding')
export class FindingEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') touchpoint!: string;
  @Column('timestamptz') occurredAt!: string;
  @Column('text', { nullable: true }) sentiment!: string | null;
}

export const entities = [SignalEntity, AnalysisEntity, FindingEntity];
