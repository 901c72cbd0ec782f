/** Four chain blocks and one beside: the same drawing as the icon. */
export function Logo() {
  return (
    <svg class="logo" viewBox="3 4 27 23" width="30" height="26" aria-hidden="true">
      <path class="logo-side" d="m14 11 1.5 11.5L21 15.5" />
      <path class="logo-chain" d="M7 20.5 14 11l7 4.5 4.5-7" />
      <circle class="logo-blue" cx="15.5" cy="22.5" r="3" />
      <g class="logo-blocks">
        <rect x="4" y="17.5" width="6" height="6" rx="1.6" />
        <rect x="11" y="8" width="6" height="6" rx="1.6" />
        <rect x="18" y="12.5" width="6" height="6" rx="1.6" />
        <rect x="22.5" y="5.5" width="6" height="6" rx="1.6" />
      </g>
    </svg>
  )
}
