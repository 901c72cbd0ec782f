import type { ComponentChildren } from 'preact'

interface Props {
  readonly title: ComponentChildren
  /** At the right end of the title. */
  readonly actions?: ComponentChildren
  readonly children: ComponentChildren
  readonly id?: string
  /** The content draws its own inner edges (tables, drawings). */
  readonly flush?: boolean
}

/** A titled part of a page. */
export function Card({ title, actions, children, id, flush = false }: Props) {
  return (
    <section class={`card${flush ? ' card-flush' : ''}`} {...(id === undefined ? {} : { id })}>
      <header class="card-head">
        <h2>{title}</h2>
        {actions !== undefined && <div class="card-actions">{actions}</div>}
      </header>
      <div class="card-body">{children}</div>
    </section>
  )
}

interface FactsProps {
  readonly children: ComponentChildren
  /** In two columns, where a card has the whole width. */
  readonly wide?: boolean
}

/** Names and values. */
export function Facts({ children, wide = false }: FactsProps) {
  return <dl class={`facts${wide ? ' facts-wide' : ''}`}>{children}</dl>
}

interface FactProps {
  readonly name: string
  readonly children: ComponentChildren
  /** Explains the name. */
  readonly hint?: string
}

/** One line of `Facts`. */
export function Fact({ name, children, hint }: FactProps) {
  return (
    <div class="fact">
      <dt {...(hint === undefined ? {} : { title: hint })}>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
