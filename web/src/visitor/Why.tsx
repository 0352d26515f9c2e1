// Why something was stopped or waits: what to change, the clause, the words, the way to appeal. For protected rules the
// server says the clause and the claim code only. What waits has no decision yet: nothing is there to appeal.
import type { ComponentChildren } from 'preact'
import { t, tCode } from '../shared/i18n'
import { pieces } from '../shared/text'
import type { Span, VerdictFrame } from '../shared/wire.gen'

type Told = Pick<VerdictFrame, 'outcome' | 'hint' | 'clause' | 'claim'>

/** The hint of who may be thinking of dying. */
export const cares = (verdict: Pick<VerdictFrame, 'hint'> | null): boolean => verdict?.hint === 'talk_to_somebody'

export function Why({ verdict, children }: { verdict: Told; children?: ComponentChildren }) {
  const held = verdict.outcome === 'held'
  // Asked to talk to somebody, not to word it another way, and shown no paragraph.
  const care = cares(verdict)
  return (
    <>
      {verdict.hint && (
        <p>
          {held && !care && `${t('problem.meanwhile')} `}
          {tCode('hint', verdict.hint)}
          {/* Once it is decided, or nobody looked in time, nobody reads it any more. */}
          {held && care && ` ${t('problem.read')}`}
        </p>
      )}
      {care && <HelpLines />}
      {verdict.clause && !care && (
        <p class="hint">
          <a href={`/rules#rule-${verdict.clause}`} target="_blank" rel="noopener">
            {t('problem.clause', { clause: verdict.clause })}
          </a>
        </p>
      )}
      {children}
      {verdict.claim && (
        <p class="hint">
          {t(held ? 'problem.follow' : 'problem.appeal')}{' '}
          <a class="message-claim" href={`/claim?code=${encodeURIComponent(verdict.claim)}`}>
            {verdict.claim}
          </a>
        </p>
      )}
    </>
  )
}

/** What became of it, in a sentence. An announcement of one's death breaks no rule: it is not told so. */
export const toldOf = (verdict: Pick<VerdictFrame, 'outcome' | 'code' | 'hint' | 'retry_after_s'>): string => {
  const code = verdict.outcome === 'expired' ? 'hold_expired' : (verdict.code ?? 'internal')
  if (cares(verdict) && code === 'judged') return t('problem.not_sent')
  return tCode('error', code, { s: Math.ceil(verdict.retry_after_s ?? 0) })
}

/** The way to who listens, where their numbers stand. */
export function HelpLines() {
  return (
    <p>
      <a href="/#help" target="_blank" rel="noopener">
        {t('problem.help')}
      </a>
    </p>
  )
}

/** A text with the words in question marked. */
export function Marked({ text, spans }: { text: string; spans: readonly Span[] }) {
  return (
    <>
      {pieces(text, spans).map((piece, index) => (piece.marked ? <mark key={index}>{piece.text}</mark> : piece.text))}
    </>
  )
}
