import { useTheme, type Theme } from '../hooks/use-theme'
import { DeviceIcon, MoonIcon, SunIcon } from './icons'

const NAMES: Readonly<Record<Theme, string>> = { system: 'as the device', light: 'light', dark: 'dark' }

/** Goes round device, light, dark. */
export function ThemeToggle() {
  const { theme, next } = useTheme()
  return (
    <button
      type="button"
      class="icon-button"
      onClick={next}
      title={`Theme: ${NAMES[theme]}`}
      aria-label={`Theme: ${NAMES[theme]}. Change`}
    >
      {theme === 'light' ? <SunIcon /> : theme === 'dark' ? <MoonIcon /> : <DeviceIcon />}
    </button>
  )
}
