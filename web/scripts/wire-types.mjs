// Writes src/shared/wire.gen.ts from the frame schemas in docs/asyncapi.yaml (JSON in YAML's clothes,
// made from the msgspec structs by `python -m salon.wire.reference` and compared with them by a test).
// Fields with a default are optional: the server omits defaults.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'

const here = new URL('.', import.meta.url)
const source = new URL('../../docs/asyncapi.yaml', here)
const target = new URL('../src/shared/wire.gen.ts', here)
const document_ = JSON.parse(readFileSync(source, 'utf8'))
const schemas = document_.components.schemas

/** A JSON schema as a TypeScript type. Throws on a shape the frames have never had. */
function type(schema) {
  if (schema.$ref) return schema.$ref.split('/').at(-1)
  if (schema.enum) return schema.enum.map((one) => JSON.stringify(one)).join(' | ')
  if (schema.anyOf) return schema.anyOf.map(type).join(' | ')
  switch (schema.type) {
    case 'string':
      return 'string'
    case 'integer':
    case 'number':
      return 'number'
    case 'boolean':
      return 'boolean'
    case 'null':
      return 'null'
    case 'array':
      if (schema.prefixItems) return `[${schema.prefixItems.map(type).join(', ')}]`
      return `readonly (${type(schema.items)})[]`
    case 'object':
      return `{ readonly [key: string]: ${type(schema.additionalProperties)} }`
    default:
      throw new Error(`no TypeScript for ${JSON.stringify(schema)}`)
  }
}

const comment = (text, indent) =>
  text
    ? `${indent}/** ${text
        .trim()
        .replace(/\*\//g, '* /')
        .replace(/\s*\n\s*/g, `\n${indent} * `)} */\n`
    : ''

const struct = ([name, schema]) => {
  const required = new Set(schema.required ?? [])
  const fields = Object.entries(schema.properties).map(
    ([key, value]) =>
      `${comment(value.description, '  ')}  readonly ${key}${required.has(key) ? '' : '?'}: ${type(value)}`,
  )
  return `${comment(schema.description, '')}export interface ${name} {\n${fields.join('\n')}\n}\n`
}

const union = (operation) =>
  document_.operations[operation].messages.map((message) => message.$ref.split('/').at(-1)).join(' | ')

const text = `// Made by scripts/wire-types.mjs from docs/asyncapi.yaml. Not edited, not committed.

${Object.entries(schemas).map(struct).join('\n')}
export type ClientFrame = ${union('fromClient')}
export type ServerFrame = ${union('toClient')}
`
mkdirSync(new URL('.', target), { recursive: true })
writeFileSync(target, text)
