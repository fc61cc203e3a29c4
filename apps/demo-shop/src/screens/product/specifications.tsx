export function Specifications({ specs }: { specs: Record<string, string> }) {
  return (
    <section className="panel" aria-labelledby="specifications">
      <h2 id="specifications">Specifications</h2>
      <dl className="specs">
        {Object.entries(specs).map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
