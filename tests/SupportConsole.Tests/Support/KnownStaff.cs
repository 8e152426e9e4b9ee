using Microsoft.EntityFrameworkCore;
using SupportConsole.App.Record;

namespace SupportConsole.Tests.Support;

/// <summary>People who have signed in.</summary>
internal static class KnownStaff
{
    public static async Task AddStaffAsync(this IDbContextFactory<ConsoleDbContext> contexts, string id, string name, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        context.Staff.Add(new StaffMember { Id = id, Name = name, LastSignedInAt = DateTimeOffset.UnixEpoch });
        await context.SaveChangesAsync(cancellationToken);
    }
}
