namespace SupportConsole.Auth0.Emulator.State;

/// <summary>
/// The tenant's connections, in the order of their creation, and those being deleted. Every public member is atomic; whoever needs
/// several as one does it inside <see cref="Atomically{T}"/>.
/// </summary>
internal sealed class TenantStore : IDisposable
{
    private readonly Lock door = new();
    private readonly TimeProvider time;
    private readonly StateFile? file;
    private readonly SortedList<long, StoredConnection> bySequence = [];
    private readonly Dictionary<string, StoredConnection> byId = [];
    private readonly Dictionary<string, string> idByName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> idByRealm = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PendingDeletion> pending = new(StringComparer.Ordinal);
    private long lastSequence;

    public TenantStore(string? path, TimeProvider time)
    {
        this.time = time;
        if (path is null)
        {
            return;
        }

        foreach (var entry in StateFile.Read(path))
        {
            Apply(entry);
        }

        file = StateFile.Compact(path, [.. bySequence.Values.Select(connection => new StateEntry(Put: connection)), .. StillPending().Select(gone => new StateEntry(Gone: gone))]);
    }

    public int Count
    {
        get
        {
            lock (door)
            {
                return byId.Count;
            }
        }
    }

    public T Atomically<T>(Func<T> work)
    {
        lock (door)
        {
            return work();
        }
    }

    public StoredConnection? Find(string id) => Atomically(() => byId.GetValueOrDefault(id));

    public StoredConnection? FindByName(string name) => Atomically(() => idByName.TryGetValue(name, out var id) ? byId[id] : null);

    public IReadOnlyList<StoredConnection> All() => Atomically<IReadOnlyList<StoredConnection>>(() => [.. bySequence.Values]);

    /// <summary>The deletion that still holds the id or the name; null where there is none or it has ended.</summary>
    public PendingDeletion? Deleting(string idOrName) =>
        Atomically(() => StillPending().FirstOrDefault(gone => gone.Id == idOrName || gone.Name == idOrName));

    /// <summary>Whether another connection has one of the realms.</summary>
    public bool OthersWithRealm(string id, IEnumerable<string> realms) =>
        Atomically(() => realms.Any(realm => idByRealm.TryGetValue(realm, out var owner) && owner != id));

    public long NextSequence() => Atomically(() => ++lastSequence);

    public StoredConnection Put(StoredConnection connection)
    {
        PutAll([connection]);
        return connection;
    }

    public void PutAll(IReadOnlyList<StoredConnection> connections) => Atomically(() =>
    {
        var entries = connections.Select(connection => new StateEntry(Put: connection)).ToList();
        file?.Append(entries);
        entries.ForEach(Apply);
        return true;
    });

    public PendingDeletion Delete(StoredConnection connection, TimeSpan takes) => Atomically(() =>
    {
        var now = time.GetUtcNow();
        var gone = new PendingDeletion(connection.Id, connection.Name, now, now + takes);
        file?.Append(new StateEntry(Gone: gone));
        Apply(new StateEntry(Gone: gone));
        return gone;
    });

    public void Dispose() => file?.Dispose();

    private IEnumerable<PendingDeletion> StillPending() => pending.Values.Where(gone => gone.Until > time.GetUtcNow());

    private void Apply(StateEntry entry)
    {
        if ((entry.Put?.Id ?? entry.Gone?.Id) is { } id && byId.Remove(id, out var former))
        {
            bySequence.Remove(former.Sequence);
            idByName.Remove(former.Name);
            Array.ForEach(former.Realms, realm => idByRealm.Remove(realm));
        }

        if (entry.Put is { } connection)
        {
            bySequence[connection.Sequence] = connection;
            byId[connection.Id] = connection;
            idByName[connection.Name] = connection.Id;
            Array.ForEach(connection.Realms, realm => idByRealm[realm] = connection.Id);
            lastSequence = Math.Max(lastSequence, connection.Sequence);
        }
        else if (entry.Gone is { } gone)
        {
            pending[gone.Id] = gone;
        }
    }
}
