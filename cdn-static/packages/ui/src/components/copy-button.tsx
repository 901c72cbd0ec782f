import { useEffect, useState } from 'preact/hooks'
import { CheckIcon, CopyIcon } from './icons'

const SHOWN_MILLIS = 1_500

/** Copies a text, and says that it did. */
export function CopyButton({ text, what }: { readonly text: string; readonly what: string }) {
  const [copied, setCopied] = useState<'no' | 'yes' | 'failed'>('no')
  useEffect(() => {
    if (copied === 'no') return undefined
    const timer = setTimeout(() => setCopied('no'), SHOWN_MILLIS)
    return () => clearTimeout(timer)
  }, [copied])
  const copy = () => {
    writeToClipboard(text).then(
      () => setCopied('yes'),
      () => setCopied('failed'),
    )
  }
  return (
    <button
      type="button"
      class="icon-button"
      onClick={copy}
      aria-label={`Copy ${what}`}
      title={`Copy ${what}`}
    >
      {copied === 'yes' ? <CheckIcon /> : <CopyIcon />}
      <span role="status" class={copied === 'failed' ? 'copy-failed' : 'visually-hidden'}>
        {copied === 'yes' ? 'Copied' : copied === 'failed' ? 'Copying is not allowed here' : ''}
      </span>
    </button>
  )
}

/** The clipboard exists only on pages served safely (https or this machine). */
function writeToClipboard(text: string): Promise<void> {
  return 'clipboard' in navigator
    ? navigator.clipboard.writeText(text)
    : Promise.reject(new Error('no clipboard'))
}
