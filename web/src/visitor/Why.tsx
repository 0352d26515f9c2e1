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
