/** How one goes through a course of SCORM 2004, in the words of its standard; the player gives them to scorm-again as they are. */
import { z } from 'zod'

const flag = z.boolean().optional()

const MapInfo = z.object({
  targetObjectiveID: z.string(),
  readSatisfiedStatus: flag,
  readNormalizedMeasure: flag,
  writeSatisfiedStatus: flag,
  writeNormalizedMeasure: flag,
  readCompletionStatus: flag,
  writeCompletionStatus: flag,
  readProgressMeasure: flag,
  writeProgressMeasure: flag,
  readRawScore: flag,
  writeRawScore: flag,
  readMinScore: flag,
  writeMinScore: flag,
  readMaxScore: flag,
  writeMaxScore: flag,
})

export type MapInfo = z.output<typeof MapInfo>

const Objective = z.object({
  objectiveID: z.string(),
  satisfiedByMeasure: z.boolean(),
  minNormalizedMeasure: z.number().nullable(),
  mapInfo: z.array(MapInfo),
})
export type Objective = z.output<typeof Objective>

const Rule = z.object({
  action: z.string(),
  conditionCombination: z.enum(['all', 'any']),
  conditions: z.array(
    z.object({
      condition: z.string(),
      operator: z.enum(['not', 'noOp']),
      referencedObjective: z.string().optional(),
      parameters: z.object({ threshold: z.number() }).optional(),
    }),
  ),
})
export type Rule = z.output<typeof Rule>

const RollupRule = z.object({
  action: z.string(),
  consideration: z.string(),
  conditionCombination: z.enum(['all', 'any']),
  minimumCount: z.number().optional(),
  minimumPercent: z.number().optional(),
  conditions: z.array(z.object({ condition: z.string(), operator: z.enum(['not', 'noOp']) })),
})
export type RollupRule = z.output<typeof RollupRule>

/** Of one activity; what the manifest does not say stands here by the rule of the standard. */
export const Sequencing = z.object({
  controls: z.record(z.string(), z.union([z.boolean(), z.number(), z.string()])),
  attemptLimit: z.number().nullable(),
  attemptDuration: z.string().nullable(),
  primaryObjective: Objective.nullable(),
  objectives: z.array(Objective),
  preRules: z.array(Rule),
  exitRules: z.array(Rule),
  postRules: z.array(Rule),
  rollupRules: z.array(RollupRule),
  considerations: z.record(z.string(), z.union([z.boolean(), z.string()])),
  completionThreshold: z
    .object({
      completedByMeasure: z.boolean(),
      minProgressMeasure: z.number(),
      progressWeight: z.number(),
    })
    .nullable(),
  /** Buttons of the player that the author does not want. */
  hidden: z.array(z.string()),
  sharedData: z.array(
    z.object({ targetID: z.string(), readSharedData: z.boolean(), writeSharedData: z.boolean() }),
  ),
})
export type Sequencing = z.output<typeof Sequencing>
