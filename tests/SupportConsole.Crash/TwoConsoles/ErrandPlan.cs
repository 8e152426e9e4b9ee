using SupportConsole.App.Record;
using SupportConsole.Federation;

namespace SupportConsole.Crash.TwoConsoles;

/// <summary>What two consoles are told to do to the same connections.</summary>
/// <param name="First">The errands of the console that is killed.</param>
/// <param name="Second">The errands of the other one.</param>
/// <param name="Held">The connection whose one call the tenant holds; only the second console has to do with it.</param>
public sealed record ErrandPlan(ErrandList First, ErrandList Second, ConnectionRecord Held)
{
    private static readonly ErrandKind[] Repeated = [ErrandKind.Secret, ErrandKind.Scopes, ErrandKind.Name];

    /// <summary>All errands.</summary>
    public IEnumerable<Errand> Errands => First.Errands.Concat(Second.Errands);

    /// <summary>Makes the connections and the lists: three of each kind for each of four connections, two to create and two to remove, for each console.</summary>
    public static async Task<ErrandPlan> PrepareAsync(ChangeDesk desk)
    {
        var (shared, drafts, leaving) = (await ManyAsync(4, () => desk.CreatedAsync(Protocol.Oidc)), await ManyAsync(2, () => desk.DraftAsync(Protocol.Oidc)), await ManyAsync(2, () => desk.CreatedAsync(Protocol.Oidc)));
        var held = await desk.CreatedAsync(Protocol.Oidc);
        var number = 0;
        List<Errand> List(string who) =>
        [
            .. from time in Enumerable.Range(1, 3) from connection in shared from kind in Repeated select new Errand(++number, kind, connection.Id, Value(kind, who, time)),
            .. from draft in drafts select new Errand(++number, ErrandKind.Create, draft.Id, ""),
            .. from connection in leaving select new Errand(++number, ErrandKind.Remove, connection.Id, ""),
        ];

        var first = List("first");
        List<Errand> second = [new Errand(++number, ErrandKind.Name, held.Id, "Held for long"), .. List("second")];
        return new ErrandPlan(new ErrandList("Ann at the first console", first), new ErrandList("Ben at the second console", second), held);
    }

    private static string Value(ErrandKind kind, string who, int time) => kind switch
    {
        ErrandKind.Secret => $"{who}-{time}-Kx83secret",
        ErrandKind.Scopes => $"openid {who}{time}",
        _ => $"Acme, {who} {time}",
    };

    private static async Task<IReadOnlyList<ConnectionRecord>> ManyAsync(int count, Func<Task<ConnectionRecord>> make)
    {
        var made = new List<ConnectionRecord>();
        while (made.Count < count)
        {
            made.Add(await make());
        }

        return made;
    }
}
