namespace SupportConsole.Auth0.Emulator.State;

/// <summary>
/// The tenant's connections and those being deleted. Every public member is atomic; a caller that needs several calls as one makes them
/// inside <see cref="Atomically{T}"/>.
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
    private IReadOnlyList<StoredConnection>? byName;

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

        file = StateFile.Compact(path, [.. bySequence.Values.Select(Entry), .. StillPending().Select(gone => new StateEntry(Gone: gone))]);
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

    /// <summary>Ordered by name, ignoring case, as Auth0 lists them. Sorted once after each change.</summary>
    public IReadOnlyList<StoredConnection> ByName() =>
        Atomically(() => byName ??= [.. bySequence.Values.OrderBy(NameKey, StringComparer.Ordinal)]);

    /// <summary>Orders by name ignoring case; names that differ only in case stay apart.</summary>
    public static string NameKey(StoredConnection connection) => $"{connection.Name.ToUpperInvariant()}\0{connection.Name}";

    /// <summary>The deletion in progress that holds the ID or the name; null if there is none.</summary>
    public PendingDeletion? Deleting(string idOrName) =>
        Atomically(() => StillPending().FirstOrDefault(gone => gone.Id == idOrName || gone.Name == idOrName));

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
        var entries = connections.Select(Entry).ToList();
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

    private static StateEntry Entry(StoredConnection connection) => new(Put: connection);

    private IEnumerable<PendingDeletion> StillPending() => pending.Values.Where(gone => gone.Until > time.GetUtcNow());

    private void Apply(StateEntry entry)
    {
        byName = null;
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
