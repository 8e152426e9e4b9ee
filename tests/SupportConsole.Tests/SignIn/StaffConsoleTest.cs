using Microsoft.Data.Sqlite;
using SupportConsole.Tests.Commands.Support;

namespace SupportConsole.Tests.SignIn;

/// <summary>The console in Production, in a process of its own, with a real OpenID provider.</summary>
public abstract class StaffConsoleTest : IDisposable
{
    protected const string Cookie = "__Host-console";

    /// <summary>The test's own folder, with the data directory below it.</summary>
    protected string Files { get; } = Directory.CreateTempSubdirectory("console-staff-").FullName;

    private protected static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(Files, recursive: true);
        GC.SuppressFinalize(this);
    }

    private protected Task<RunningConsole> StartAsync(StaffIdp idp, params string[] more) => StartAsync(idp.Issuer, more);

    private protected async Task<RunningConsole> StartAsync(string issuer, params string[] more)
    {
        var secret = Path.Combine(Files, "secret");
        await File.WriteAllTextAsync(secret, StaffIdp.Secret + "\n", Token);
        string[] settings =
        [
            "Auth0:Domain=acme.us.auth0.com",
            "Auth0:ClientId=client",
            "Auth0:ClientSecret=secret",
            "Auth0:BaseAddress=http://127.0.0.1:1/",
            $"Staff:Authority={issuer}",
            $"Staff:ClientId={StaffIdp.ClientId}",
            $"Staff:ClientSecretFile={secret}",
            .. more,
        ];
        var console = RunningConsole.Start(Files, "Production", settings);
        await console.PrintsAsync("SupportConsole listens");
        return console;
    }

    /// <summary>When the open session's person proved who they are.</summary>
    protected DateTimeOffset AuthenticatedAt()
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(Files, "data", "console.db")};Mode=ReadOnly");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT AuthenticatedAt FROM Sessions WHERE EndedAt IS NULL";
        return new DateTimeOffset((long)command.ExecuteScalar()!, TimeSpan.Zero);
    }

    protected List<(string Actor, string Id, string Email, string Action, string Outcome)> Audit(string action)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(Files, "data", "console.db")};Mode=ReadOnly");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT Actor, ActorId, ActorEmail, Action, Outcome FROM AuditEntries WHERE Action = $action ORDER BY Id";
        command.Parameters.AddWithValue("$action", action);
        using var reader = command.ExecuteReader();
        var rows = new List<(string, string, string, string, string)>();
        while (reader.Read())
        {
            rows.Add((reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetString(3), reader.GetString(4)));
        }

        return rows;
    }
}
