// Applies the theme chosen earlier before anything is drawn; a file of its own, because inline scripts are not allowed.
try {
  const theme = localStorage.getItem('theme')
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
} catch {
  // Storage is refused: the device's theme holds.
}
