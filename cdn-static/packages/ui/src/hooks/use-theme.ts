import { useEffect, useState } from 'preact/hooks'

/** `system` follows the device. */
export type Theme = 'system' | 'light' | 'dark'

const KEY = 'theme'
const ORDER: readonly Theme[] = ['system', 'light', 'dark']

/** The theme chosen, and the way to the next. The choice is kept in the browser; `theme.js` applies it before anything is drawn. */
export function useTheme(): { readonly theme: Theme; readonly next: () => void } {
  const [theme, setTheme] = useState<Theme>(stored)
  useEffect(() => {
    if (theme === 'system') delete document.documentElement.dataset['theme']
    else document.documentElement.dataset['theme'] = theme
    keep(theme)
  }, [theme])
  return { theme, next: () => setTheme(ORDER[(ORDER.indexOf(theme) + 1) % ORDER.length] ?? 'system') }
}

function stored(): Theme {
  try {
    const value = localStorage.getItem(KEY)
    return value === 'light' || value === 'dark' ? value : 'system'
  } catch {
    return 'system'
  }
}

/** A browser that refuses storage loses the choice with the page, nothing more. */
function keep(theme: Theme): void {
  try {
    if (theme === 'system') localStorage.removeItem(KEY)
    else localStorage.setItem(KEY, theme)
  } catch {
    return
  }
}
