import type { FastifySchemaCompiler } from 'fastify';
import { z } from 'zod';
import type { ParameterError, ParameterFault } from './parameter-fault.ts';
import { InvalidParametersError } from './request-errors.ts';

/** More faults than this help nobody. */
const FAULTS_TOLD = 25;

/**
 * Checks the parameters of a request. What a schema declares as a list may be repeated; everything else may be given
 * once; what it does not declare is a fault.
 * @param raw as the query-string parser made them: a string, or a list of strings where a name was repeated.
 * @throws InvalidParametersError with every fault found.
 */
export function readParameters<S extends z.ZodObject>(schema: S, raw: unknown): z.output<S> {
  const { input, faults } = sortInput(schema.shape, raw);
  const result = schema.safeParse(input);
  if (!result.success) faults.push(...result.error.issues.map((issue) => errorOf(issue, input)));
  if (!result.success || faults.length > 0) throw new InvalidParametersError(withoutRepeats(faults));
  return result.data;
}

/**
 * Checks a JSON body. A fault names the way to what is wrong: `entries.3.note`.
 * @throws InvalidParametersError with every fault found, and never with what was sent.
 */
export function readBody<S extends z.ZodType>(schema: S, raw: unknown): z.output<S> {
  const result = schema.safeParse(raw);
  if (result.success) return result.data;
  const faults = result.error.issues.map((issue) => ({
    parameter: issue.path.map(String).join('.') || 'body',
    fault: bodyFaultOf(issue),
  }));
  throw new InvalidParametersError(withoutRepeats(faults));
}

/** The framework's validator: our parameters, and our bodies, wherever a route declares some. */
export const parametersValidator: FastifySchemaCompiler<z.ZodObject> = ({ schema, httpPart }) => {
  return (raw: unknown) => {
    try {
      return { value: httpPart === 'body' ? readBody(schema, raw) : readParameters(schema, raw) };
    } catch (error) {
      if (error instanceof InvalidParametersError) return { error };
      throw error;
    }
  };
};

/** Parameters without those a form sent along empty: an untouched field is no choice. */
export function withoutEmpty(raw: unknown): Record<string, unknown> {
  const kept: [string, unknown][] = [];
  for (const [name, value] of entriesOf(raw)) {
    if (!Array.isArray(value)) {
      if (value !== '') kept.push([name, value]);
      continue;
    }
    const chosen = value.filter((one) => one !== '');
    if (chosen.length > 0) kept.push([name, chosen.length === 1 ? chosen[0] : chosen]);
  }
  return Object.fromEntries(kept);
}

interface SortedInput {
  readonly input: Record<string, unknown>;
  readonly faults: ParameterError[];
}

function sortInput(shape: Readonly<Record<string, z.core.$ZodType>>, raw: unknown): SortedInput {
  const input: Record<string, unknown> = {};
  const faults: ParameterError[] = [];
  for (const [parameter, value] of entriesOf(raw)) {
    const declared = Object.hasOwn(shape, parameter) ? shape[parameter] : undefined;
    if (declared === undefined) {
      faults.push({ parameter, fault: { kind: 'unknown_parameter', known: Object.keys(shape) } });
    } else if (isList(declared)) {
      input[parameter] = Array.isArray(value) ? value : [value];
    } else if (Array.isArray(value)) {
      faults.push({ parameter, fault: { kind: 'repeated' } });
    } else {
      input[parameter] = value;
    }
  }
  return { input, faults };
}

function entriesOf(raw: unknown): [string, unknown][] {
  return typeof raw === 'object' && raw !== null ? Object.entries(raw) : [];
}

function isList(schema: z.core.$ZodType): boolean {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) return isList(schema.unwrap());
  return schema instanceof z.ZodArray;
}

function errorOf(issue: z.core.$ZodIssue, input: Record<string, unknown>): ParameterError {
  const [parameter = '', index] = issue.path.map(String);
  const given = input[parameter];
  const value = String(Array.isArray(given) && index !== undefined ? given[Number(index)] : given);
  return { parameter, fault: faultOf(issue, value) };
}

function faultOf(issue: z.core.$ZodIssue, value: string): ParameterFault {
  if (issue.code === 'invalid_value') return { kind: 'not_one_of', allowed: issue.values.map(String), value };
  if (issue.code === 'too_big') {
    return { kind: issue.origin === 'string' ? 'too_long' : 'too_many', most: Number(issue.maximum) };
  }
  const found = issue.code === 'custom' ? issue.params?.['fault'] : undefined;
  return isFault(found) ? found : { kind: 'told', message: issue.message };
}

/** Without the value: what people write is theirs. */
function bodyFaultOf(issue: z.core.$ZodIssue): ParameterFault {
  return issue.code === 'too_big' ? faultOf(issue, '') : { kind: 'told', message: issue.message };
}

function isFault(found: unknown): found is ParameterFault {
  return typeof found === 'object' && found !== null && 'kind' in found;
}

/** A wrong value given three times is one fault. */
function withoutRepeats(faults: readonly ParameterError[]): ParameterError[] {
  const byContent = new Map(faults.map((fault) => [JSON.stringify(fault), fault]));
  return [...byContent.values()].slice(0, FAULTS_TOLD);
}
