import { Component, type ReactNode } from 'react';

export interface MapBoundaryProps {
  /** Stands in place of a map that could not be made. */
  readonly fallback: ReactNode;
  readonly children: ReactNode;
}

/**
 * Keeps the page where a map cannot be made: browsers without WebGL, as on many a virtual desktop, and MapLibre's
 * script lost on the way. React takes a whole page down with whatever throws outside of such a boundary.
 */
export class MapBoundary extends Component<MapBoundaryProps, { readonly isBroken: boolean }> {
  static getDerivedStateFromError(): { isBroken: boolean } {
    return { isBroken: true };
  }

  override state = { isBroken: false };

  override render(): ReactNode {
    return this.state.isBroken ? this.props.fallback : this.props.children;
  }
}
