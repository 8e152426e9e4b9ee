using SupportConsole.App.Record;
using SupportConsole.Federation;
using SupportConsole.Federation.IdentityProviders;
using SupportConsole.Federation.Names;
using static SupportConsole.App.Record.ConnectionState;

namespace SupportConsole.Tests.Record;

/// <summary>Which state may follow which, for every pair.</summary>
public sealed class ConnectionTransitionTests
{
    private static readonly DateTimeOffset Then = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Now = Then.AddDays(1);

    /// <summary>Stated apart from the code: a pair that is not here is refused.</summary>
    private static readonly HashSet<(ConnectionState From, ConnectionState To)> Expected =
    [
        (Draft, WaitingOnCustomer), (Draft, ReadyToTest), (Draft, Live), (Draft, Disabled), (Draft, Retired),
        (WaitingOnCustomer, ReadyToTest), (WaitingOnCustomer, Live), (WaitingOnCustomer, Disabled), (WaitingOnCustomer, Retired),
        (WaitingOnCustomer, Draft),
        (ReadyToTest, Tested), (ReadyToTest, Live), (ReadyToTest, Disabled), (ReadyToTest, Retired), (ReadyToTest, Draft),
        (Tested, ReadyToTest), (Tested, Live), (Tested, Disabled), (Tested, Retired), (Tested, Draft),
        (Live, Tested), (Live, ReadyToTest), (Live, Disabled), (Live, Retired), (Live, Draft),
        (Disabled, ReadyToTest), (Disabled, Live), (Disabled, Retired), (Disabled, Draft),
        (Retired, Live), (Retired, Disabled),
    ];

    public static TheoryData<ConnectionState, ConnectionState> Pairs
    {
        get
        {
            var pairs = new TheoryData<ConnectionState, ConnectionState>();
            foreach (var from in Enum.GetValues<ConnectionState>())
            {
                foreach (var to in Enum.GetValues<ConnectionState>())
                {
                    pairs.Add(from, to);
                }
            }

            return pairs;
        }
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void A_move_is_made_if_it_is_allowed_and_is_a_problem_if_not(ConnectionState from, ConnectionState to)
    {
        var record = In(from);

        var refused = record.MoveTo(to, Now);

        var isAllowed = from == to || Expected.Contains((from, to));
        Assert.Equal(isAllowed ? null : "connection.transition", refused?.Code);
        Assert.Equal(isAllowed ? to : from, record.State);
        Assert.Equal(isAllowed && from != to ? Now : Then, record.StateSince);
    }

    private static ConnectionRecord In(ConnectionState state) => new()
    {
        Id = Guid.NewGuid(),
        ClusterId = ClusterId.From(Guid.NewGuid()),
        Name = ConnectionName.FromTenant("acme-prod-oidc"),
        Protocol = Protocol.Oidc,
        IdentityProvider = IdentityProvider.Okta,
        State = state,
        StateSince = Then,
        CreatedAt = Then,
        UpdatedAt = Then,
    };
}
