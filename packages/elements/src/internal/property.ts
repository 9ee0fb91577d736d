/**
 * Lit's `@property` and `@state` for the one kind of decorators that we compile to. Lit's own come with code for the other
 * kind, a third of a kilobyte that every visitor would load.
 */
import type { PropertyDeclaration, ReactiveElement } from 'lit';

type Decorator = (prototype: ReactiveElement, name: string) => void;

/** Makes a field a reactive property with an attribute. */
export function property(declaration?: PropertyDeclaration): Decorator {
  return (prototype, name) => (prototype.constructor as typeof ReactiveElement).createProperty(name, declaration);
}

/** Makes a field reactive and nobody else's business. */
export function state(): Decorator {
  return property({ state: true });
}
